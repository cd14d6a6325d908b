// The folder that holds everything of the local AWS: its keys, users, tables and logs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from './settings'

/** Stands in every data folder that Commons made, and says whether it is seeded. */
export const OWNERSHIP_MARK = 'commons-data'

/** Makes the folder if it is missing. Throws Stop when it cannot be written, or holds somebody's own files. */
export const prepareDataDirectory = (directory: string) => {
  try {
    mkdirSync(join(directory, 'logs'), { recursive: true, mode: 0o700 })
    const mark = join(directory, OWNERSHIP_MARK)
    if (existsSync(mark)) return
    if (readdirSync(directory).some((name) => name !== 'logs'))
      throw new Stop(`${directory} holds files that Commons did not make. Set LOCAL_DATA_DIR to an empty folder.`)
    writeFileSync(mark, '')
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(
      `${directory} cannot be written (${(error as NodeJS.ErrnoException).code}). Set LOCAL_DATA_DIR to a folder that can.`,
    )
  }
}

const holderFile = (directory: string) => join(directory, 'holder')

/** Marks the folder as used by this process, and answers how to give it back. */
export const holdDataDirectory = (directory: string) => {
  // A second run on the same folder is refused by the store's own lock; the mark stays the first one's.
  if (isHeld(directory)) return () => {}
  writeFileSync(holderFile(directory), String(process.pid))
  return () => rmSync(holderFile(directory), { force: true })
}

/** Whether a run of Commons that is still alive uses the folder. */
export const isHeld = (directory: string): boolean => {
  if (!existsSync(holderFile(directory))) return false
  try {
    process.kill(Number(readFileSync(holderFile(directory), 'utf8')), 0)
    return true
  } catch {
    return false
  }
}
