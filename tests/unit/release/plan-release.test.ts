import { describe, expect, it } from 'vitest'
import { planRelease } from '../../../scripts/release/plan-release'

const changelog = '# Changelog\n\n## 0.2.0\n- New.\n'
const asked = { version: '0.2.0', wishedTag: 'v0.2.0', tags: ['v0.1.0'], changelog }
const pushed = { version: '0.2.0', versionBefore: '0.1.0', tags: ['v0.1.0'], changelog }

describe('a release', () => {
  it.each([asked, pushed])('is planned when version, heading and tag agree', (situation) => {
    expect(planRelease(situation)).toEqual({ tag: 'v0.2.0', notes: '- New.\n' })
  })

  it('is none, and no failure, when a push left the version as it was', () => {
    expect(planRelease({ ...pushed, version: '0.1.0', changelog: '' })).toBeUndefined()
  })

  it('is none, and no failure, when a repository gets its first push', () => {
    const { versionBefore: _, ...first } = pushed
    expect(planRelease({ ...first, changelog: '## Unreleased\n' })).toBeUndefined()
  })

  it('is refused when the tag that was asked for is of another version', () => {
    for (const wishedTag of ['v0.3.0', '0.2.0', 'v0.2.0 '])
      expect(() => planRelease({ ...asked, wishedTag })).toThrow('Ask for v0.2.0, or change the version.')
  })

  it('is refused when the tag is there, pushed or asked for', () => {
    for (const situation of [asked, pushed])
      expect(() => planRelease({ ...situation, tags: ['v0.2.0'] })).toThrow('There is a tag v0.2.0 already')
  })

  it('is refused when the changelog does not know the version', () => {
    expect(() => planRelease({ ...pushed, version: '0.2.1' })).toThrow('no heading “## 0.2.1”')
  })

  it('is refused when the version is none, which must not reach a shell', () => {
    for (const version of ['0.2', '', 'undefined', '0.2.0\nx=y', '1.2.3;ls'])
      expect(() => planRelease({ ...pushed, version })).toThrow('which is none')
  })
})
