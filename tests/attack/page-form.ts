// A page's own form, sent as a browser without JavaScript sends it: whatever action it belongs to.
import { getPage } from '../app-client'

const ENTITIES: Record<string, string> = { '&quot;': '"', '&amp;': '&', '&#x27;': "'", '&lt;': '<', '&gt;': '>' }
const plain = (text: string) => text.replace(/&(quot|amp|lt|gt|#x27);/g, (entity) => ENTITIES[entity] ?? entity)

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : plain(found)
}

export type PageForm = [name: string, value: string][]

/** What React hides in the form that asks for just these names. Throws when the page has no such form. */
export const readForm = async (origin: string, path: string, names: string[]): Promise<PageForm> => {
  const { html } = await getPage(origin, path)
  for (const [form] of html.matchAll(/<form[^>]*>.*?<\/form>/gs)) {
    const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag)
    const asks = inputs.map((tag) => attribute(tag, 'name') ?? '').filter((name) => name && !name.startsWith('$ACTION'))
    if (asks.sort().join() !== names.toSorted().join()) continue
    return inputs.flatMap((tag) => {
      const name = attribute(tag, 'name') ?? ''
      return name.startsWith('$ACTION') ? [[name, attribute(tag, 'value') ?? ''] as [string, string]] : []
    })
  }
  throw new Error(`${path} has no form with ${names.join(', ')}`)
}

export const sendForm = async (
  origin: string,
  path: string,
  form: PageForm,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) => {
  const body = new FormData()
  for (const [name, value] of [...form, ...Object.entries(fields)]) body.append(name, value)
  const reply = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { origin, ...headers },
    body,
    redirect: 'manual',
  })
  return { status: reply.status, headers: reply.headers, text: await reply.text() }
}
