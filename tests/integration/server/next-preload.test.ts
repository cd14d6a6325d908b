import { execFile, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, isRunning } from '../lambda/function-fixture'
import { type Door, startDoor } from './twin-fixture'

const PRELOAD = pathToFileURL(resolve('local/next-preload.mjs')).href
const JWKS = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf123/.well-known/jwks.json'

let door: Door
beforeAll(async () => {
  door = await startDoor({ cognito: { jwks: () => ({ keys: [{ kid: 'k1' }] }) } })
})
afterAll(async () => {
  await door.stop()
  door.remove()
})

const run = async (script: string) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', PRELOAD, '--input-type=module', '-e', script],
    { env: { ...process.env, LOCAL_AWS_PORT: String(door.port) } },
  )
  return stdout
}

const PRINT = `(response) => { response.setEncoding('utf8'); response.on('data', (text) => process.stdout.write(text)) }`

describe("Next's request for the key set", () => {
  it.each([
    [
      'https.request of a named import, by options',
      `import { request } from 'node:https'; const url = new URL('${JWKS}'); request({ hostname: url.hostname, path: url.pathname, port: 443 }, ${PRINT}).end()`,
    ],
    [
      'https.request by URL and options',
      `import https from 'node:https'; https.request(new URL('${JWKS}'), { method: 'GET', headers: { accept: '*/*' } }, ${PRINT}).end()`,
    ],
    ['https.request by text', `import https from 'node:https'; https.request('${JWKS}', ${PRINT}).end()`],
    [
      'https.get through require',
      `import { createRequire } from 'node:module'; createRequire(import.meta.url ?? 'file:///')('https').get('${JWKS}', ${PRINT})`,
    ],
    [
      'a request that is listened to',
      `import { request } from 'node:https'; const r = request('${JWKS}'); r.on('response', ${PRINT}); r.end()`,
    ],
  ])('reaches the twin: %s', async (_, script) => {
    expect(JSON.parse(await run(script.replace("import.meta.url ?? 'file:///'", "'file:///x.js'")))).toEqual({
      keys: [{ kid: 'k1' }],
    })
  })

  it('is the only one that does: another host stays what it is', async () => {
    const script = `import { request } from 'node:https'
      const sent = request({ hostname: 'localhost', port: ${door.port}, path: '/health' }, () => process.stdout.write('answered'))
      sent.on('error', (error) => process.stdout.write(error.code)); sent.end()`
    expect(await run(script)).toMatch(/^(EPROTO|ECONNRESET|ERR_SSL)/)
  })
})

describe('a preloaded process', () => {
  const PARENT = `
    const { spawn } = require('node:child_process')
    const child = spawn(process.execPath, ['--import', ${JSON.stringify(PRELOAD)}, '-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    console.log(child.pid)
    setInterval(() => {}, 1000)`

  it('ends with its parent, even one that is killed before the child has loaded', async () => {
    const parent = spawn(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'inherit'] })
    const pid = Number(await new Promise((done) => parent.stdout.once('data', (text) => done(String(text)))))
    expect(isRunning(pid)).toBe(true)
    parent.kill('SIGKILL')
    expect(await eventually(() => !isRunning(pid))).toBe(true)
  })

  it('is kept alive by nothing of the preload', async () => {
    const child = spawn(process.execPath, ['--import', PRELOAD, '-e', '0'], {
      env: { ...process.env, COMMONS_RUNNER: String(process.pid) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    expect(await new Promise((done) => child.once('exit', done))).toBe(0)
  })
})
