// What docs/runbook.md calls alarms and logs is what one finds in AWS.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const runbook = readFileSync('docs/runbook.md', 'utf8')
const summary = readFileSync('tests/integration/backend/template-summary.md', 'utf8')
// CloudFormation's ids are without hyphens; the summary is held to the templates by a test of its own.
const alarms = [...summary.matchAll(/^- alarms\/(\w+) Threshold: (\d+)$/gm)].map(([, id = '', threshold]) => ({
  id,
  threshold: Number(threshold),
}))
const paragraph = /^Alarms: .*?(?=\n\n)/ms.exec(runbook)?.[0] ?? ''
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words)

it('every alarm that the runbook speaks of is one of the backend', () => {
  const spoken = quoted(runbook).filter((words) =>
    /^(\w+-(errors|throttles)|failed-runs|worker-silent|api-faults)$/.test(words),
  )
  expect(spoken.length).toBeGreaterThan(8)
  const ids = alarms.map(({ id }) => id)
  expect(spoken.filter((name) => !ids.includes(name.replace('-', '')))).toEqual([])
  expect(quoted(runbook).filter((words) => /^(Errors|Throttles|FailedRuns|WorkerSilent)$/.test(words))).toEqual([])
})

it('the runbook begins with every alarm of the backend, and says which tell only of many errors', () => {
  const names = quoted(paragraph)
  const functions = names.filter((name) => /^[a-zA-Z]+$/.test(name))
  const listed = [
    ...names.filter((name) => /^[a-z]+-[a-z]+$/.test(name)),
    ...functions.flatMap((name) => [`${name}-errors`, `${name}-throttles`]),
  ]
  expect([...new Set(listed.map((name) => name.replace('-', '')))].toSorted()).toEqual(
    alarms.map(({ id }) => id).toSorted(),
  )
  const many = alarms.filter(({ id, threshold }) => id.endsWith('errors') && threshold > 1)
  const refusing = quoted(/The three that refuse.*?from (\d+) errors/s.exec(paragraph)?.[0] ?? '')
  expect(refusing.map((name) => `${name}errors`).toSorted()).toEqual(many.map(({ id }) => id).toSorted())
  expect(many.map(({ threshold }) => threshold)).toEqual(
    many.map(() => Number(/from (\d+) errors/.exec(paragraph)?.[1])),
  )
})

it('the runbook asks a function for its log group, and reads all of it', () => {
  expect(runbook).toContain(
    'aws lambda get-function-configuration --function-name <function> --query LoggingConfig.LogGroup',
  )
  expect(runbook).not.toMatch(/\/aws\/lambda\/|--filter-pattern/)
})
