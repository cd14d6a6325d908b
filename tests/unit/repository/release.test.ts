import { describe, expect, it } from 'vitest'
import { readWorkflow } from './workflow'

const release = readWorkflow('release')
const plan = release.jobs.plan?.steps ?? []
const planning = plan.find(({ run }) => run === 'node scripts/launch.mjs release-notes')

describe('the release', () => {
  it('begins when package.json changes on main, or when somebody names the tag', () => {
    expect(release.on.push).toEqual({ branches: ['main'], paths: ['package.json'] })
    expect(release.on.workflow_dispatch).toMatchObject({ inputs: { tag: { required: true } } })
  })

  it('is planned by our own script, which sees all tags and the commit before', () => {
    expect(planning?.env).toEqual({
      RELEASE_TAG: expect.stringContaining('inputs.tag'),
      COMMIT_BEFORE: expect.stringContaining('github.event.before'),
    })
    expect(plan[0]?.with?.['fetch-depth']).toBe(0)
  })

  it('is published after the whole check, by the tag and the notes that were planned', () => {
    expect(release.jobs.check).toMatchObject({
      needs: 'plan',
      if: "needs.plan.outputs.tag != ''",
      uses: './.github/workflows/check.yml',
    })
    expect(release.jobs.publish).toMatchObject({ needs: ['plan', 'check'] })
    const publish = release.jobs.publish?.steps?.at(-1)
    expect(publish?.run).toContain('gh release create "$TAG"')
    expect(publish?.run).toContain('--target "$GITHUB_SHA"')
    expect(publish?.run).toContain('--notes-file release-notes.md')
    expect(publish?.env?.TAG).toContain('needs.plan.outputs.tag')
  })

  it('is one at a time, and none is broken off', () => {
    expect(release.concurrency).toEqual({ group: 'release', 'cancel-in-progress': false })
  })
})
