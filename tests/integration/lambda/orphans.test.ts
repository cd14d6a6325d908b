import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { eventually, isRunning, writeFunction } from './function-fixture'

const BUSY = `import { writeFileSync } from 'node:fs'
export const handler = async (event) => {
  writeFileSync(event.pidFile, String(process.pid))
  if (event.loop) for (;;);
  return process.pid
}`

// Stands for the twin: it invokes one idle and one endlessly busy function, says so, and stays.
const HOST = `
import { createLambda } from ${JSON.stringify(resolve('local/lambda/lambda.ts'))}
const [functions, idleFile, busyFile, logDirectory] = JSON.parse(process.argv[2])
const lambda = createLambda({
  functions, endpoint: 'http://127.0.0.1:1', region: 'us-east-1', logDirectory,
  credentialsFor: () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
})
await lambda.invoke('idle', { pidFile: idleFile })
lambda.invoke('busy', { pidFile: busyFile, loop: true })
setInterval(() => {}, 1000)
`

it('no process of a function outlives a twin that is killed, not even one in an endless loop', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'commons-orphans-'))
  const files = ['idle', 'busy'].map((name) => join(directory, `${name}.pid`))
  const functions = ['idle', 'busy'].map((name) => writeFunction(name, BUSY, { timeoutSeconds: 600 }))
  writeFileSync(join(directory, 'host.mts'), HOST)
  const host = spawn(
    process.execPath,
    ['--import', 'tsx', join(directory, 'host.mts'), JSON.stringify([functions, ...files, directory])],
    { stdio: 'inherit' },
  )
  expect(
    await eventually(() => files.every((file) => existsSync(file) && readFileSync(file, 'utf8') !== ''), 15_000),
  ).toBe(true)
  const pids = files.map((file) => Number(readFileSync(file, 'utf8')))
  expect(pids.every(isRunning)).toBe(true)
  host.kill('SIGKILL')
  expect(await eventually(() => !pids.some(isRunning))).toBe(true)
}, 30_000)
