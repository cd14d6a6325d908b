import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { releaseNotes } from '../../../scripts/release/release-notes'

const changelog = `# Changelog

## Unreleased

## 0.10.0, 1 December 2026
- Ten.

## 0.1.0
- One.
  It goes on.

### Under it
- Two.

## 0.0.9
`

describe('the notes of a release', () => {
  it('are what stands under its heading, to the next one of its kind', () => {
    expect(releaseNotes(changelog, '0.1.0')).toBe('- One.\n  It goes on.\n\n### Under it\n- Two.\n')
  })

  it('are found by the whole version, not by how it begins or ends', () => {
    expect(releaseNotes(changelog, '0.10.0')).toBe('- Ten.\n')
    for (const version of ['10.0', '0.10', '0x1.0'])
      expect(() => releaseNotes(changelog, version)).toThrow('no heading')
  })

  it.each(['## 2.0.0', '## v2.0.0', '## [2.0.0] - 2026-12-01', '## 2.0.0 (1 December)', '## 2.0.0: tidy'])(
    'are found under “%s”, with the line ends of any system',
    (heading) => {
      expect(releaseNotes(`# Changelog\r\n\r\n${heading}\r\n- New.\r\n- Newer.\r\n`, '2.0.0')).toBe(
        '- New.\n- Newer.\n',
      )
    },
  )

  it('are refused with what to do when there is no such heading, when it stands there twice, and when nothing is under it', () => {
    expect(() => releaseNotes(changelog, '9.9.9')).toThrow(
      'CHANGELOG.md has no heading “## 9.9.9”. Put one above what is new, in place of “## Unreleased”.',
    )
    expect(() => releaseNotes(`${changelog}\n## 0.1.0\n- Again.`, '0.1.0')).toThrow('2 times')
    expect(() => releaseNotes(changelog, '0.0.9')).toThrow('says nothing under “## 0.0.9”')
    expect(() => releaseNotes(changelog, 'Unreleased')).toThrow('says nothing')
  })

  it('can be made of the changelog as it is, once its first heading has a version', () => {
    const real = readFileSync('CHANGELOG.md', 'utf8').replace('## Unreleased', '## 99.0.0')
    expect(releaseNotes(real, '99.0.0').split('\n').length).toBeGreaterThan(5)
  })
})
