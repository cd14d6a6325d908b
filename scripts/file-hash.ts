import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from './files-under'

/** One hash over the names and bytes of files and folders, given relative to `root`. A missing one counts as empty. */
export const hashFiles = (root: string, paths: string[], salt = ''): string => {
  const hash = createHash('sha256').update(salt)
  for (const path of paths.flatMap((path) => filesUnder(join(root, path)))) {
    const bytes = statSync(path, { throwIfNoEntry: false }) ? readFileSync(path) : Buffer.alloc(0)
    hash.update(path.slice(root.length)).update('\0').update(String(bytes.length)).update('\0').update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}
