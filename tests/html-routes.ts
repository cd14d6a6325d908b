// Every route of the app that answers with a page, by who may see it.
export const OPEN_PAGES = [
  '/sign-in',
  '/sign-up',
  '/confirm',
  '/forgot-password',
  '/reset-password',
  '/new-password',
  '/no-entry',
]
export const MEMBER_PAGES = [
  '/todos',
  '/todos?of=mine&show=trash',
  '/people',
  '/import',
  '/account',
  '/account/name',
  '/account/password',
  '/account/email',
  '/account/app',
  '/account/delete',
]
export const ADMIN_PAGES = [
  '/admin',
  '/admin/users',
  '/admin/users/new',
  '/admin/users/nobody',
  '/admin/runs',
  '/admin/runs/none',
  '/admin/ledger',
  '/admin/settings',
  '/admin/orphans',
]
/** Nothing is there; for a member. */
export const LOST_PAGES = ['/nowhere', '/todos/0198c0de-0000-7000-8000-000000000000', '/_next/nowhere']
