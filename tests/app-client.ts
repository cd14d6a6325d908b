// The app as a browser without JavaScript sees it: pages and cookies.
import type { AwsEnvironment } from '../scripts/seeded-users'
import type { Person } from './people'

export interface Page {
  status: number
  html: string
  headers: Headers
}

/** The cookies that the app would have written for these tokens. */
export const sessionCookie = (
  environment: Pick<AwsEnvironment, 'USER_POOL_CLIENT_ID'>,
  tokens: Pick<Person, 'accessToken' | 'idToken'> & { refreshToken?: string; sub: string },
) => {
  const prefix = `CognitoIdentityServiceProvider.${environment.USER_POOL_CLIENT_ID}`
  const own = `${prefix}.${tokens.sub}`
  return [
    `${prefix}.LastAuthUser=${tokens.sub}`,
    `${own}.accessToken=${tokens.accessToken}`,
    `${own}.idToken=${tokens.idToken}`,
    ...(tokens.refreshToken ? [`${own}.refreshToken=${tokens.refreshToken}`] : []),
  ].join('; ')
}

/** The same where the app is reached by https: by names that browsers take from this host alone. */
export const overHttps = (cookie: string) =>
  cookie
    .split('; ')
    .map((pair) => `__Host-${pair}`)
    .join('; ')

/** Asks for a page; redirects are answered and not followed. */
export const getPage = async (origin: string, path: string, cookie = ''): Promise<Page> => {
  const reply = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' })
  return { status: reply.status, html: await reply.text(), headers: reply.headers }
}
