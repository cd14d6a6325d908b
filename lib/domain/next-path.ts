// Nothing but what a path of our own is made of. A control character, a backslash or a second slash could name another host.
const PATH = /^\/(?![/\\])[^\\\p{Cc}\p{Z}]*$/u

/** The path if it leads to a page of this app, else undefined: never a way to another site. */
export const safeNextPath = (path: unknown): string | undefined => {
  if (typeof path !== 'string' || path.length > 2048 || !PATH.test(path)) return undefined
  const here = 'http://here.invalid'
  if (!URL.canParse(path, here)) return undefined
  const { origin, pathname, search } = new URL(path, here)
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}` : undefined
}

/** A page with what is known taken along; what is not is left out. */
export const pathWith = (path: string, known: Record<string, string | undefined>) => {
  const query = Object.entries(known).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  )
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

/** Where to sign in, and where to go on to afterwards. */
export const signInPath = (next: string) => pathWith('/sign-in', { next })

/** Where a changed password leads to. */
export const PASSWORD_CHANGED = '/account?done=password'

const BEFORE_SIGN_IN = /^\/(sign-in|sign-up|confirm|forgot-password|reset-password|new-password)(?![\w-])/

/** Where to go after signing in. Not back to a page of those who are not: that would look as if it had failed. */
export const landingPath = (next: unknown) => {
  const path = safeNextPath(next)
  return path && !BEFORE_SIGN_IN.test(path) ? path : '/todos'
}
