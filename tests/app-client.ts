// The app as a browser without JavaScript sees it: pages, cookies, and forms that are posted as they stand.
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

/** Asks for a page; redirects are answered and not followed. */
export const getPage = async (origin: string, path: string, cookie = ''): Promise<Page> => {
  const reply = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' })
  return { status: reply.status, html: await reply.text(), headers: reply.headers }
}

const decodeEntities = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : decodeEntities(value)
}

/** The hidden and prefilled fields of every form on a page that holds a field or button with the given text in its markup. */
export const formsWith = (html: string, marker: string): Record<string, string>[] =>
  [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)]
    .map(([form]) => form)
    .filter((form) => form.includes(marker))
    .map((form) =>
      Object.fromEntries(
        [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
          const name = attribute(tag, 'name')
          return name ? [[name, attribute(tag, 'value') ?? '']] : []
        }),
      ),
    )

/** Posts a form as a browser would. `from` is the Origin header; null leaves it out. */
export const postForm = async (
  origin: string,
  path: string,
  fields: Record<string, string>,
  { cookie = '', from = origin }: { cookie?: string; from?: string | null } = {},
): Promise<Page> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const reply = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie, ...(from === null ? {} : { origin: from }) },
    body,
    redirect: 'manual',
  })
  return { status: reply.status, html: await reply.text(), headers: reply.headers }
}
