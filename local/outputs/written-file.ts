import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Writes `text` when the file does not hold it already: whoever watches the file, or hashes it, sees no change. */
export const writeIfChanged = (path: string, text: string, mode = 0o644) => {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  writeFileSync(`${path}.new`, text, { mode })
  renameSync(`${path}.new`, path)
}
