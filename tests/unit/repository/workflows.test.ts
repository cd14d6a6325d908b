import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readYaml, type Step, type Workflow, workflowFiles } from './workflow'

const PINNED = /^ *(?:- )?uses: (\S+)@([\da-f]{40}) # v\d+\.\d+\.\d+$/

/** What each job may, beyond reading. */
const WRITES: Record<string, Record<string, string>> = { publish: { actions: 'read', contents: 'write' } }

const files = workflowFiles()
const workflows = files.map((file) => readYaml<Workflow>(file))
const jobs = workflows.flatMap((workflow) => Object.entries(workflow.jobs))
const steps: Step[] = jobs.flatMap(([, { steps = [] }]) => steps)

describe('a workflow', () => {
  it('is one of those that are known', () => {
    expect(files).toEqual(['.github/workflows/check.yml', '.github/workflows/release.yml'])
  })

  it('may read the repository; one job may write, and runs nothing of the repository', () => {
    for (const workflow of workflows) expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const [name, { permissions }] of jobs) expect([name, permissions]).toEqual([name, WRITES[name]])
    const writing = jobs.filter(([name]) => name in WRITES).flatMap(([, { steps = [] }]) => steps)
    expect(writing.map(({ uses }) => uses).filter(Boolean)).toEqual([])
    for (const { run } of writing) expect(run).toMatch(/^gh (run download|release create) /)
  })

  it('takes each action by its full commit, with the version beside it, and all the same one', () => {
    const used = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /\buses:/.test(line) && !line.includes('uses: ./')),
    )
    expect(used.length).toBeGreaterThan(4)
    for (const line of used) expect(line).toMatch(PINNED)
    const commits = new Map<string, Set<string>>()
    for (const line of used) {
      const [, action = '', commit = ''] = PINNED.exec(line) ?? []
      commits.set(action, (commits.get(action) ?? new Set()).add(commit))
    }
    for (const [action, each] of commits) expect([action, each.size]).toEqual([action, 1])
  })

  it('leaves no token in the checkout', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with?.['persist-credentials']).toBe(false)
  })

  it('puts nothing that somebody wrote into a command: such words go through the environment', () => {
    for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{/)
  })

  it('has a time limit in each job that runs something itself', () => {
    for (const [name, job] of jobs)
      if (!job.uses) expect([name, typeof job['timeout-minutes']]).toEqual([name, 'number'])
  })
})
