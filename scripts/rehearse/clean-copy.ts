import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Copies what a commit of all that is here would hold: no packages, no build, no outputs, nothing that git ignores. */
export const copyProject = (target: string) => {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const name of listed.split('\0').filter((each) => each && existsSync(each))) {
    mkdirSync(dirname(join(target, name)), { recursive: true })
    cpSync(name, join(target, name))
  }
}
