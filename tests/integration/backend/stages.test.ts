import { beforeAll, describe, expect, test } from 'vitest'
import { synthesise } from '../../../scripts/synthesise'
import { keeping } from './rules/keeping-rules'
import { breachesOf } from './rules/rule'
import { ofType, readResources, type TemplateResources, valueAt } from './template-resources'

const resourcesOf = async (wish: Parameters<typeof synthesise>[0]) => readResources((await synthesise(wish)).directory)

const the = (resources: TemplateResources, type: string) => {
  const [found, ...others] = ofType(resources, type)
  if (!found || others.length > 0) throw new Error(`There is not one ${type}`)
  return found[1]
}

describe('a branch that is not production', () => {
  let preview: TemplateResources
  beforeAll(async () => {
    preview = await resourcesOf({ branch: 'feature/dates' })
  })

  test('leaves nothing behind when it is deleted', () => {
    const kept = Object.entries(preview).filter(([, resource]) => resource.DeletionPolicy?.startsWith('Retain'))
    expect(kept).toEqual([])
    expect(the(preview, 'AWS::Cognito::UserPool').Properties.DeletionProtection).toBe('INACTIVE')
    const tables = [...ofType(preview, 'AWS::DynamoDB::Table'), ...ofType(preview, 'Custom::AmplifyDynamoDBTable')]
    expect(tables).toHaveLength(9)
    for (const [id, { Properties }] of tables)
      expect(Properties.DeletionProtectionEnabled ?? Properties.deletionProtectionEnabled ?? false, id).toBe(false)
  })

  test('tells nobody of trouble, and says in its tags what it is', () => {
    expect(ofType(preview, 'AWS::CloudWatch::Alarm')).toEqual([])
    expect(the(preview, 'AWS::Cognito::UserPool').Properties.UserPoolTags).toMatchObject({ stage: 'preview' })
  })
})

describe('mail', () => {
  test('goes out by SES from the address that MAIL_FROM names, and alarms to ALARM_EMAIL, on the branch that is named as production', async () => {
    const addresses = { MAIL_FROM: 'Commons <hello@example.com>', ALARM_EMAIL: 'operators@example.com' }
    const resources = await resourcesOf({ branch: 'live', environment: { PRODUCTION_BRANCH: 'live', ...addresses } })
    expect(keeping.flatMap((rule) => breachesOf(rule, resources))).toEqual([])
    const pool = the(resources, 'AWS::Cognito::UserPool')
    expect(pool.Properties.EmailConfiguration).toMatchObject({
      EmailSendingAccount: 'DEVELOPER',
      From: 'Commons <hello@example.com>',
    })
    expect(JSON.stringify(valueAt(pool, 'Properties.EmailConfiguration.SourceArn'))).toContain(
      ':identity/hello@example.com',
    )
    expect(the(resources, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'operators@example.com',
    })
  })

  test('goes out by Cognito itself without, and nobody is written of alarms', async () => {
    const resources = await resourcesOf({ branch: 'main' })
    expect(the(resources, 'AWS::Cognito::UserPool').Properties).not.toHaveProperty('EmailConfiguration')
    expect(ofType(resources, 'AWS::SNS::Subscription')).toEqual([])
  })
})
