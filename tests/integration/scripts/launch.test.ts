import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { freePort } from '../../../scripts/ports'

const made: string[] = []
const temporary = () => {
  const directory = mkdtempSync(join(tmpdir(), 'commons-launch-'))
  made.push(directory)
  return directory
}

afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true })
})

/** Runs a script of package.json as npm would, and answers its exit code and all that it printed. */
const launch = (
  command: string,
  environment: Record<string, string>,
  { cwd = process.cwd(), preload = '' }: { cwd?: string; preload?: string } = {},
) => {
  const argv = [
    ...(preload ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : []),
    'scripts/launch.mjs',
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, [...argv, command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    timeout: 60_000,
  })
  return { status, words: `${stdout}${stderr}`.trim() }
}

const expectOneSentence = ({ status, words }: { status: number | null; words: string }, sentence: RegExp) => {
  expect(words.split('\n').at(-1)).toMatch(sentence)
  expect(words).not.toMatch(/^\s+at /m)
  expect(status).toBe(1)
}

const listening = async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

describe('npm start stops with one sentence and exit code 1', () => {
  test.each(['PORT', 'LOCAL_AWS_PORT'])('when %s is in use, and names another', async (name) => {
    const { server, port } = await listening()
    const rest = name === 'PORT' ? 'LOCAL_AWS_PORT' : 'PORT'
    const free = String(await freePort())
    const stopped = launch('start', { [name]: String(port), [rest]: free, LOCAL_DATA_DIR: temporary() })
    expectOneSentence(stopped, new RegExp(`^Port ${port} is in use\\. .*${name}=${port + 1} npm start$`))
    server.close()
  })

  test.each(['eighty', '0', '65536', '3000.5', '1e3', '0x50', ' 80', '+80', '-80'])('when PORT is %s', (port) => {
    expectOneSentence(launch('start', { PORT: port }), /^PORT is ".*", which is no port\. Set it to a number/)
  })

  test('when both ports are the same', () => {
    expectOneSentence(launch('start', { PORT: '4566', LOCAL_AWS_PORT: '4566' }), /are both 4566\. Give each its own\.$/)
  })

  test('when the data folder holds somebody’s own files, which it leaves alone', async () => {
    const directory = temporary()
    writeFileSync(join(directory, 'thesis.txt'), 'years of work')
    const ports = { PORT: String(await freePort()), LOCAL_AWS_PORT: String(await freePort()) }
    const stopped = launch('start', { ...ports, LOCAL_DATA_DIR: directory })
    expectOneSentence(stopped, /holds files that Commons did not make\. Set LOCAL_DATA_DIR to an empty folder\.$/)
    expectOneSentence(launch('reset', { ...ports, LOCAL_DATA_DIR: directory }), /was not made by Commons/)
    expect(existsSync(join(directory, 'thesis.txt'))).toBe(true)
  })

  test('when the data folder is a file', async () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, '')
    const ports = { PORT: String(await freePort()), LOCAL_AWS_PORT: String(await freePort()) }
    expectOneSentence(
      launch('start', { ...ports, LOCAL_DATA_DIR: file }),
      /cannot be written \(E\w+\)\. Set LOCAL_DATA_DIR/,
    )
  })

  test('when Node is too old', () => {
    const preload = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } })"
    expectOneSentence(launch('start', {}, { preload }), /^Commons needs Node 20\.19 or later, and this is 18\.20\.8\./)
  })

  test('when the disk is full', () => {
    const preload = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
      fs.statfsSync = () => ({ bavail: 10, bsize: 1e6 }); syncBuiltinESMExports()`
    expectOneSentence(launch('start', {}, { preload }), /^Not enough disk space to run: 10 MB are free in .* Make room/)
  })

  test('when amplify/ is broken, with the reason and the file that holds the rest', async () => {
    const copy = temporary()
    const files = execFileSync('git', ['ls-files', 'amplify', 'scripts', 'lib', '*.json'], { encoding: 'utf8' })
    for (const file of files.trim().split('\n')) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      cpSync(file, join(copy, file))
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
    appendFileSync(join(copy, 'amplify', 'backend.ts'), "\nthrow new Error('The moon is in the wrong house')\n")
    const ports = { PORT: String(await freePort()), LOCAL_AWS_PORT: String(await freePort()) }
    const stopped = launch('start', { ...ports, LOCAL_DATA_DIR: join(copy, 'data') }, { cwd: copy })
    expectOneSentence(stopped, /^amplify\/ cannot be synthesised: .*The moon is in the wrong house\. Mend it/)
    expect(existsSync(join(copy, 'data', 'logs', 'synthesis.log'))).toBe(true)
  })
})

test('npm run reset empties a folder that Commons made, and says so when there is none', async () => {
  const directory = join(temporary(), 'data')
  const ports = { PORT: String(await freePort()), LOCAL_AWS_PORT: String(await freePort()), LOCAL_DATA_DIR: directory }
  expect(launch('reset', ports)).toMatchObject({ status: 0, words: expect.stringContaining('is empty already') })
  mkdirSync(directory)
  writeFileSync(join(directory, 'commons-data'), 'seeded')
  expect(launch('reset', ports).status).toBe(0)
  expect(existsSync(directory)).toBe(false)
})
