import { beforeAll, describe, expect, test } from 'vitest'
import { synthesise } from '../../../scripts/synthesise'
import { accounts } from './rules/account-rules'
import { api } from './rules/api-rules'
import { clients } from './rules/client-rules'
import { keeping } from './rules/keeping-rules'
import { operations } from './rules/operation-rules'
import { breachesOf, meantBy } from './rules/rule'
import { changedAt, readResources, type TemplateResources } from './template-resources'

let resources: TemplateResources

beforeAll(async () => {
  resources = readResources((await synthesise({ branch: 'main' })).directory)
})

const kindOf = (type: string) => type.replace(/^.*::/, '')
const titled = [...keeping, ...accounts, ...clients, ...api, ...operations].map((rule) => ({
  rule,
  title: `${kindOf(rule.type)} ${rule.says} (${rule.count})`,
}))

describe.each(titled)('in production each $title', ({ rule }) => {
  test('holds as it deploys, property by property', () => {
    expect(breachesOf(rule, resources)).toEqual([])
  })

  test.each(rule.weaker.map((value) => [JSON.stringify(value) ?? 'gone', value]))(
    `and a check fails where ${rule.at} is %s`,
    (_, value) => {
      const meant = meantBy(rule, resources)
      expect(meant).toHaveLength(rule.count)
      for (const id of meant) expect(breachesOf(rule, changedAt(resources, id, rule.at, value)), id).toHaveLength(1)
    },
  )
})
