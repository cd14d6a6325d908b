// Server actions called straight at the wire, in both ways in which a browser calls them.
import { readFileSync } from 'node:fs'

/** What a person does with their own account: the caller is all that it is about. */
export const OWN_ACCOUNT_ACTIONS = [
  'changePassword',
  'sendEmailCode',
  'confirmEmail',
  'beginApp',
  'beginAppAgain',
  'switchAppOn',
  'switchAppOff',
  'signOutEverywhere',
  'deleteAccount',
] as const
export type OwnAccountAction = (typeof OWN_ACCOUNT_ACTIONS)[number]

export type ActionName =
  | 'createTodo'
  | 'actOnTodo'
  | 'editTodo'
  | 'removeTodo'
  | 'manageUser'
  | 'changeDisplayName'
  | 'checkAgain'
  | 'signOut'
  | OwnAccountAction

interface ActionManifest {
  node: Record<string, { exportedName: string }>
}

/** The public ids of the build's actions, which every page that holds a form shows to whoever may see the page. */
export const readActionIds = (): Record<string, string> => {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as ActionManifest
  return Object.fromEntries(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]))
}

export interface ActionCall {
  origin: string
  path: string
  id: string
  fields: Record<string, string>
  cookie: string
  /** The Origin header; null leaves it out. */
  from: string | null
}

export interface ActionReply {
  status: number
  location: string
  text: string
  setCookies: string[]
}

const post = async ({ origin, path, cookie, from }: ActionCall, headers: Record<string, string>, body: FormData) => {
  const reply = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { cookie, ...(from === null ? {} : { origin: from }), ...headers },
    body,
    redirect: 'manual',
  })
  const location = reply.headers.get('location') ?? reply.headers.get('x-action-redirect') ?? ''
  return { status: reply.status, location, text: await reply.text(), setCookies: reply.headers.getSetCookie() }
}

/** As the page's JavaScript does: the action's id in a header, its two arguments in React's encoding. */
export const callAsScript = (call: ActionCall): Promise<ActionReply> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(call.fields)) body.append(`_1_${name}`, value)
  body.append('0', '[{},"$K1"]')
  return post(call, { 'next-action': call.id, accept: 'text/x-component' }, body)
}

/** As a form without JavaScript does: the action's id in hidden fields. */
export const callAsForm = (call: ActionCall): Promise<ActionReply> => {
  const body = new FormData()
  body.append('$ACTION_REF_1', '')
  body.append('$ACTION_1:0', JSON.stringify({ id: call.id, bound: '$@1' }))
  body.append('$ACTION_1:1', '[{}]')
  body.append('$ACTION_KEY', 'k0')
  for (const [name, value] of Object.entries(call.fields)) body.append(name, value)
  return post(call, {}, body)
}

/** What an action answered to a script: its error's code, `done` for a notice, or where it leads. */
export const answerOf = ({ status, text, location }: ActionReply): string => {
  const code = /"error":\{"code":"(\w+)"/.exec(text)?.[1]
  if (code) return code
  if (location) return `to ${new URL(location.split(';')[0] ?? '', 'http://here.invalid').pathname}`
  return /"notice":"/.test(text) ? 'done' : `${status}: ${text.slice(0, 300)}`
}
