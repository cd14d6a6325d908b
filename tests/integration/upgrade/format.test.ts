import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DATA_FORMAT, DataFormatError } from '../../../local/data-format'
import { stopReason } from '../../../local/stop-reason'
import { signIn } from '../../people'
import { keptVersions, open, unpack } from './kept-data'

let directory: string
beforeEach(() => {
  directory = unpack(keptVersions()[0] ?? '')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const mark = (text: string) => writeFileSync(join(directory, 'format'), text)

/** Every file of the folder, by name and content. */
const contents = () => {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    })
    .toSorted()
}

const refusal = async () => {
  const error = await open(directory).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(DataFormatError)
  return stopReason(error, { port: 1, dataDirectory: directory })
}

it('a folder without a mark, as it was before there was one, is opened and marked', async () => {
  rmSync(join(directory, 'format'), { force: true })
  await (await open(directory)).close()
  expect(readFileSync(join(directory, 'format'), 'utf8')).toBe(`${DATA_FORMAT}\n`)
})

it('a folder of a later release is refused with what to do, left as it is, and opens again where it is known', async () => {
  mark(`${DATA_FORMAT + 1}\n`)
  const before = contents()
  expect(await refusal()).toBe(
    `The data in ${directory} were written by a later release (format ${DATA_FORMAT + 1}; this one reads up to ${DATA_FORMAT}). ` +
      'Nothing was changed. Start them with the release that wrote them, or set LOCAL_DATA_DIR to another folder.',
  )
  expect(contents()).toEqual(before)
  mark(`${DATA_FORMAT}\n`)
  const twin = await open(directory)
  await signIn(twin.environment, 'alice@example.com', 'Commons-alice-1')
  await twin.close()
})

it.each(['', 'two', '1.5', '-1'])('a mark that is none, "%s", is refused and left as it is', async (text) => {
  mark(text)
  const before = contents()
  expect(await refusal()).toContain(`have a format that this release does not know: "${text}". Nothing was changed.`)
  expect(contents()).toEqual(before)
})

it('a new folder is marked before anything is in it', async () => {
  rmSync(directory, { recursive: true })
  const twin = await open(directory)
  expect(existsSync(join(directory, 'format'))).toBe(true)
  await twin.close()
})
