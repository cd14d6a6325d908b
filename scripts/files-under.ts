import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file of a folder, however deep, by name; of what is no folder, the path itself, whether there is such a file or not. */
export const filesUnder = (path: string): string[] => {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
}
