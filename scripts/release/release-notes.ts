import { Stop } from '../settings'

/** `## 0.2.0`, `## v0.2.0`, `## [0.2.0] - 2026-12-01` and `## 0.2.0, 1 December 2026` are headings of 0.2.0. */
const isHeadingOf = (version: string) => (line: string) =>
  /^## /.test(line) && line.replace(/^##\s+\[?v?/, '').match(/^[^\s\],;:(]+/)?.[0] === version

/** What CHANGELOG.md says of a version. Throws Stop when there is no such section, or two, or nothing in it. */
export const releaseNotes = (changelog: string, version: string): string => {
  const lines = changelog.split(/\r?\n/)
  const headings = lines.flatMap((line, index) => (isHeadingOf(version)(line) ? [index] : []))
  const [first] = headings
  if (first === undefined)
    throw new Stop(
      `CHANGELOG.md has no heading “## ${version}”. Put one above what is new, in place of “## Unreleased”.`,
    )
  if (headings.length > 1)
    throw new Stop(`CHANGELOG.md has the heading “## ${version}” ${headings.length} times. Leave one.`)
  const rest = lines.slice(first + 1)
  const end = rest.findIndex((line) => /^##? /.test(line))
  const notes = rest.slice(0, end < 0 ? undefined : end).join('\n')
  if (notes.trim() === '')
    throw new Stop(`CHANGELOG.md says nothing under “## ${version}”. Write what is new before you release it.`)
  return `${notes.trim()}\n`
}
