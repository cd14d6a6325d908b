// What .github/workflows/release.yml asks before it tags: is there something to release, and what does the changelog say of it?
// Reads RELEASE_TAG and COMMIT_BEFORE, writes out/release-notes.md, and the tag to where GitHub looks for outputs.
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { planRelease } from './release/plan-release'
import { runMain, Stop } from './settings'

const LIMIT_MS = 30_000

const git = (...argv: string[]) => spawnSync('git', argv, { encoding: 'utf8', timeout: LIMIT_MS })

const versionIn = (text: string) => String((JSON.parse(text) as { version?: unknown }).version)

/** Undefined where there was no commit before, as for a new branch. */
const versionAt = (commit: string): string | undefined => {
  const { status, stdout } = git('show', `${commit}:package.json`)
  return status === 0 ? versionIn(stdout) : undefined
}

const readTags = () => {
  const { status, stdout, stderr } = git('tag', '--list')
  if (status !== 0) throw new Stop(`git could not list the tags: ${stderr.trim()}`)
  return stdout.split('\n').filter(Boolean)
}

void runMain(async () => {
  const { RELEASE_TAG: wishedTag, COMMIT_BEFORE: before, GITHUB_OUTPUT: output } = process.env
  const release = planRelease({
    version: versionIn(readFileSync('package.json', 'utf8')),
    versionBefore: before ? versionAt(before) : undefined,
    wishedTag,
    tags: readTags(),
    changelog: readFileSync('CHANGELOG.md', 'utf8'),
  })
  if (!release) return console.log('The version is as it was: nothing to release.')
  mkdirSync('out', { recursive: true })
  writeFileSync('out/release-notes.md', release.notes)
  if (output) appendFileSync(output, `tag=${release.tag}\n`)
  console.log(`${release.tag}:\n\n${release.notes}`)
})
