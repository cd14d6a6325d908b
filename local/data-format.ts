// Which form the data of a folder have: a folder is opened by the release that wrote it and by all later ones, never by an
// earlier one, which would take what it does not know for rubbish.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Raised by a release that writes what the one before cannot read. It then brings older folders to the new form when it
 * opens them. 0 is what had no mark yet.
 */
export const DATA_FORMAT = 1

/** The data in a folder are of a later release, or their mark is none. */
export class DataFormatError extends Error {}

const refuse = (directory: string, reason: string) =>
  new DataFormatError(
    `The data in ${directory} ${reason}. Nothing was changed. Start them with the release that wrote them, or set LOCAL_DATA_DIR to another folder.`,
  )

const readFormat = (directory: string): number => {
  const file = join(directory, 'format')
  if (!existsSync(file)) return 0
  const text = readFileSync(file, 'utf8').trim()
  if (!/^\d{1,6}$/.test(text))
    throw refuse(directory, `have a format that this release does not know: "${text.slice(0, 40)}"`)
  return Number(text)
}

/** Marks a folder before anything is written to it. Throws DataFormatError, and touches nothing, when its data are newer. */
export const takeDataFormat = (directory: string) => {
  const found = readFormat(directory)
  if (found > DATA_FORMAT)
    throw refuse(directory, `were written by a later release (format ${found}; this one reads up to ${DATA_FORMAT})`)
  if (found === DATA_FORMAT) return
  const file = join(directory, 'format')
  // A whole mark or none, whenever the process dies.
  writeFileSync(`${file}.new`, `${DATA_FORMAT}\n`)
  renameSync(`${file}.new`, file)
}
