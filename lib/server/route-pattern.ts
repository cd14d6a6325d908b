// Every route of app/ as the log tells it: never by what a person put into the address. A test walks app/ and compares.

/** What a script or a download asks: these answer, and refuse, by themselves. */
export const HANDLERS = [
  '/admin/ledger/export',
  '/admin/runs/[id]/export',
  '/admin/runs/[id]/progress',
  '/admin/users/export',
  '/api/health/live',
  '/api/health/ready',
  '/todos/changes',
  '/todos/export',
  '/todos/live',
  '/todos/rows',
]

export const PAGES = [
  '/',
  '/account',
  '/account/app',
  '/account/delete',
  '/account/email',
  '/account/name',
  '/account/password',
  '/admin',
  '/admin/ledger',
  '/admin/orphans',
  '/admin/runs',
  '/admin/runs/[id]',
  '/admin/settings',
  '/admin/users',
  '/admin/users/[username]',
  '/admin/users/new',
  '/confirm',
  '/forgot-password',
  '/import',
  '/new-password',
  '/no-entry',
  '/people',
  '/reset-password',
  '/sign-in',
  '/sign-in/code',
  '/sign-up',
  '/todos',
  '/todos/[id]',
]

export const NOWHERE = '/[...missing]'

const fixed = new Set([...HANDLERS, ...PAGES].filter((pattern) => !pattern.includes('[')))
const open = [...HANDLERS, ...PAGES]
  .filter((pattern) => pattern.includes('['))
  .map((pattern) => ({ pattern, matches: new RegExp(`^${pattern.replace(/\[\w+\]/g, '[^/]+')}$`) }))

/** The pattern of the route that answers an address. */
export const routeOf = (url: string): string => {
  const path = url.split('?', 1)[0] ?? ''
  return fixed.has(path) ? path : (open.find(({ matches }) => matches.test(path))?.pattern ?? NOWHERE)
}

/** Files of the build, each named by its content. They are the same for everybody, and are not worth a line. */
export const isFile = (url: string): boolean => /^\/(_next\/static\/[\w./~-]+|icon\.svg|favicon\.ico)(\?|$)/.test(url)
