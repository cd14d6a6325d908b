import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWorkflow } from './workflow'

const check = readWorkflow('check')
const { test } = check.jobs
const steps = test?.steps ?? []
const runs = steps.flatMap(({ run }) => run ?? [])
const oldest = (JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }).engines.node

describe('the check of each change', () => {
  it('runs for pull requests and for what is pushed to main', () => {
    expect(check.on).toHaveProperty('pull_request')
    expect(check.on.push).toEqual({ branches: ['main'] })
    // That one would run a stranger's code with the rights of the repository.
    expect(check.on).not.toHaveProperty('pull_request_target')
  })

  it('runs on the versions of Node that docs/deploy.md names, from the oldest that package.json allows', () => {
    const named = readFileSync('docs/deploy.md', 'utf8')
      .match(/Node (\d+), (\d+) or (\d+)/)
      ?.slice(1)
    expect(test?.strategy?.matrix.node).toEqual(named?.map(Number))
    expect(oldest).toMatch(/^>=\d+\.\d+$/)
    expect(Math.min(...(test?.strategy?.matrix.node ?? []))).toBe(Number.parseInt(oldest.slice(2), 10))
    expect(readFileSync('README.md', 'utf8')).toContain(`Node ${oldest.slice(2)} or later`)
    expect(readFileSync('scripts/launch.mjs', 'utf8')).toContain(`[${oldest.slice(2).replace('.', ', ')}]`)
  })

  it('tests by npm test alone, as .ci/run does, and lets nothing fail unseen', () => {
    expect(runs.filter((run) => /\bnpm (test|run)\b|vitest|playwright test|biome|tsc\b/.test(run))).toEqual([
      'npm test',
    ])
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/^npm test$/m)
    expect(JSON.stringify(check)).not.toContain('continue-on-error')
    expect(runs.join('\n')).not.toContain('|| true')
  })

  it('has there what the tests would install: a Chromium of its own, and the AWS command line tool', () => {
    const chromium = runs.find((run) => run.includes('playwright install'))
    expect(chromium).toContain('CHROMIUM_PATH=')
    expect(readFileSync('scripts/chromium.ts', 'utf8')).toContain('process.env.CHROMIUM_PATH')
    expect(runs).toContain('aws --version')
    expect(runs.some((run) => /npm ci\b/.test(run))).toBe(false)
  })

  it('ends the run of the commit before, and any that takes longer than 90 minutes', () => {
    expect(check.concurrency?.['cancel-in-progress']).toBe(true)
    // A release calls this file: with a group of the same name one would end the other.
    expect(check.concurrency?.group).toContain('github.workflow')
    expect(check.concurrency?.group).toContain('github.ref')
    expect(test?.['timeout-minutes']).toBe(90)
  })

  it('keeps the reports when it fails, each version of Node its own', () => {
    const keep = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
    expect(keep?.if).toBe('failure()')
    expect(keep?.with?.path).toContain('node_modules/.cache/commons/reports/')
    expect(keep?.with?.name).toContain('matrix.node')
    // .cache is hidden, and left out otherwise.
    expect(keep?.with?.['include-hidden-files']).toBe(true)
  })
})
