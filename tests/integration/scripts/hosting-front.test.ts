import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileHeaders, startFront } from '../../../scripts/hosting/front'
import { freePort } from '../../../scripts/ports'
import { rawRequest } from '../../raw-request'

const folder = mkdtempSync(join(tmpdir(), 'commons-front-'))
let server: Server
let front: { close: () => void }
let origin = ''
let served = 0

const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/slowly': (_, response) => {
    response.write('first ')
    setTimeout(() => response.end('second'), 300)
  },
  '/never': (_, response) => void response.write('first'),
  '/events': (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n'),
  '/breaks': (_, response) => void response.write('half', () => response.destroy()),
  '/own': (_, response) => void response.setHeader('cache-control', 'private, no-store').end(`own ${++served}`),
  '/shared': (_, response) => void response.setHeader('cache-control', 'public, max-age=60').end(`shared ${++served}`),
  '/cookie': (_, response) =>
    void response
      .writeHead(200, { 'cache-control': 'public, max-age=60', 'set-cookie': 'a=b' })
      .end(`cookie ${++served}`),
  '/headers': ({ headers }, response) => void response.end(JSON.stringify(headers)),
}

beforeAll(async () => {
  mkdirSync(join(folder, 'files', '_next', 'static'), { recursive: true })
  writeFileSync(join(folder, 'files', '_next', 'static', 'a.js'), 'run()')
  writeFileSync(join(folder, 'secret'), 'secret')
  server = createServer((request, response) =>
    (answers[request.url ?? ''] ?? ((_, other) => other.writeHead(404).end()))(request, response),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  front = await startFront({
    port,
    serverPort: (server.address() as AddressInfo).port,
    files: join(folder, 'files'),
    fileHeaders: fileHeaders(process.cwd()),
    longestMs: 1_000,
  })
})
afterAll(() => {
  front.close()
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (path: string, headers: Record<string, string> = {}) => rawRequest(origin, { path, headers })

test('an answer goes out when it is whole, with its length', async () => {
  expect(await ask('/slowly')).toMatchObject({ status: 200, text: 'first second', headers: { 'content-length': '12' } })
})

test.each([
  ['an answer that does not end in time', '/never', 504],
  ['events that go on', '/events', 502],
  ['an answer that breaks off', '/breaks', 502],
])('%s is none', async (_, path, status) => {
  expect((await ask(path)).status).toBe(status)
})

test('what says that it is shared is asked for once, and all get it; what is private or sets a cookie is not kept', async () => {
  const twice = async (path: string) => [(await ask(path)).text, (await ask(path, { cookie: 'who=other' })).text]
  const [[own, ownAgain], [shared, sharedAgain], [cookie, cookieAgain]] = [
    await twice('/own'),
    await twice('/shared'),
    await twice('/cookie'),
  ]
  expect(ownAgain).not.toBe(own)
  expect(sharedAgain).toBe(shared)
  expect(cookieAgain).not.toBe(cookie)
})

test('the server is not told the host that was asked, and by whom it was asked comes after what the caller said', async () => {
  const { text } = await ask('/headers', { host: 'todo.example.com', 'x-forwarded-for': '203.0.113.9' })
  const headers = JSON.parse(text)
  expect(headers.host).not.toContain('todo.example.com')
  expect(headers['x-forwarded-host']).toBeUndefined()
  expect(headers['x-forwarded-for']).toBe('203.0.113.9, 127.0.0.1')
})

test('files come without the server, with the headers of customHttp.yml, and nothing beside them', async () => {
  expect(await ask('/_next/static/a.js')).toMatchObject({
    status: 200,
    text: 'run()',
    headers: { 'content-type': 'text/javascript', 'x-content-type-options': 'nosniff' },
  })
  for (const path of [
    '/_next/static/../../../secret',
    '/_next/static/..%2f..%2f..%2fsecret',
    '/_next/static/%2e%2e/%2e%2e/%2e%2e/secret',
  ])
    expect((await ask(path)).status, path).toBe(404)
})
