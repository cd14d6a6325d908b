import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { postRoute } from '../../../lib/server/route'
import { words } from '../../../lib/server/words'

// Where people reach the app, read once.
vi.stubEnv('AMPLIFY_APP_ORIGIN', 'https://commons.example')
const JSON_TYPE = { 'content-type': 'application/json' }
const own = { host: 'commons.example', origin: 'https://commons.example', ...JSON_TYPE }

/** A handler that says in which order it was asked what. */
const world = () => {
  const steps: string[] = []
  const handle = postRoute({
    name: 'test',
    policy: () => {
      steps.push('policy')
      return true
    },
    body: z.object({ name: z.string() }),
    run: async () => {
      steps.push('run')
      return Response.json({})
    },
  })
  const post = (headers: Record<string, string>, body = '{"name":"Milk"}') =>
    handle(new Request('https://commons.example/todos/changes', { method: 'POST', headers, body }))
  return { steps, post }
}

// Whose session it is, Next alone knows, inside a request of its own: what comes after that, the tests of the running app see.
describe('what a page’s script posts', () => {
  it.each<[string, Record<string, string>]>([
    ['names no origin', { host: own.host, ...JSON_TYPE }],
    ['comes from another site', { ...own, origin: 'https://evil.example' }],
    ['comes from a site that begins alike', { ...own, origin: 'https://commons.example.evil.example' }],
    ['comes by another scheme', { ...own, origin: 'http://commons.example' }],
    ['comes from another port', { ...own, origin: 'https://commons.example:8443' }],
    ['comes from nowhere that can be named', { ...own, origin: 'null' }],
    [
      'comes from the host that was asked, by another name than the app’s',
      { ...own, 'x-forwarded-host': 'other.example', origin: 'https://inner.example' },
    ],
    ['is what a form of another site can send', { ...own, 'content-type': 'text/plain' }],
    ['is a form', { ...own, 'content-type': 'application/x-www-form-urlencoded' }],
  ])('is refused before anything else when it %s', async (_title, headers) => {
    const { post, steps } = world()
    const reply = await post(headers)
    expect(reply.status).toBe(403)
    expect(await reply.json()).toEqual({ error: { code: 'forbidden', message: words.notFromHere } })
    expect(reply.headers.get('cache-control')).toBe('private, no-store')
    expect(steps).toEqual([])
  })
})
