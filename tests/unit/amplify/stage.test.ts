import { expect, test } from 'vitest'
import { stageOf } from '../../../amplify/stage'

const stackWith = (type: string, name: string) => {
  const context: Record<string, string> = { 'amplify-backend-type': type, 'amplify-backend-name': name }
  return { node: { tryGetContext: (key: string) => context[key] } } as Parameters<typeof stageOf>[0]
}

test.each([
  ['branch', 'main', undefined, 'production'],
  ['branch', 'main', '', 'production'],
  ['branch', 'feature/dates', undefined, 'preview'],
  ['branch', 'live', 'live', 'production'],
  ['branch', 'main', 'live', 'preview'],
  ['sandbox', 'main', undefined, 'sandbox'],
  ['standalone', 'main', undefined, 'sandbox'],
])('a %s named %s, with the production branch %s, is a %s', (type, name, PRODUCTION_BRANCH, stage) => {
  expect(stageOf(stackWith(type, name), { PRODUCTION_BRANCH })).toBe(stage)
})
