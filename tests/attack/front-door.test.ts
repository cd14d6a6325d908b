import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownStack } from '../own-stack'
import { type Cast, createCast } from './cast'
import { groupsOf } from './ledger'
import { call, type Key, sign } from './signed-call'

const { awsEndpoint: endpoint, origin: app, environment, dataDirectory } = ownStack()
const host = new URL(endpoint).host
const keys = JSON.parse(readFileSync(join(dataDirectory, 'keys.json'), 'utf8')) as {
  administrator: Key
  functions: Record<'membership' | 'post-confirmation', Key>
}
const UserPoolId = environment.USER_POOL_ID
const COGNITO = 'AWSCognitoIdentityProviderService'
const DYNAMODB = 'DynamoDB_20120810'

let cast: Cast
beforeAll(async () => {
  cast = await createCast(environment)
})

const paths = [
  '/',
  '/graphql',
  '/mailbox',
  '/mailbox.json',
  '/health',
  '/metrics.json',
  `/${UserPoolId}/.well-known/jwks.json`,
]

const strangers: Record<string, string>[] = [
  { host: 'evil.example' },
  { host: `evil.example:${new URL(endpoint).port}` },
  { host: `127.0.0.1.evil.example:${new URL(endpoint).port}` },
  { host: '127.0.0.1' },
  { host, origin: 'https://evil.example' },
  { host, origin: 'null' },
  { host, origin: `${app}.evil.example` },
  { host, origin: app.replace('http:', 'https:') },
]

describe('a page of another site', () => {
  it.each(paths)('reaches nothing at %s by a name that it rebinds, nor by its own', async (path) => {
    for (const method of ['GET', 'POST'])
      for (const headers of strangers) {
        const { status, text, error } = await call({
          endpoint,
          path,
          method,
          headers,
          body: method === 'POST' ? '{}' : '',
        })
        expect([headers, status, error]).toEqual([headers, 403, 'ForbiddenException'])
        expect(text).not.toMatch(/@example\.com|"keys"|ready/)
      }
  })

  it('is given no leave by a preflight', async () => {
    const headers = { host, origin: 'https://evil.example', 'access-control-request-method': 'POST' }
    expect((await call({ endpoint, path: '/graphql', method: 'OPTIONS', headers })).status).toBe(403)
  })
})

const admin: Record<string, Record<string, unknown>> = {
  AdminAddUserToGroup: { UserPoolId, Username: 'SUB', GroupName: 'admins' },
  AdminRemoveUserFromGroup: { UserPoolId, Username: 'SUB', GroupName: 'everyone' },
  AdminCreateUser: { UserPoolId, Username: 'planted@example.com' },
  AdminGetUser: { UserPoolId, Username: 'SUB' },
  AdminListGroupsForUser: { UserPoolId, Username: 'SUB' },
  CreateGroup: { UserPoolId, GroupName: 'planted' },
  ListGroups: { UserPoolId },
  ListUsers: { UserPoolId },
  ListUsersInGroup: { UserPoolId, GroupName: 'admins' },
}

const bodyOf = (operation: string) => JSON.stringify(admin[operation]).replace('SUB', cast.waiting.sub)

describe.each(Object.keys(admin))('%s', (operation) => {
  const target = `${COGNITO}.${operation}`
  const wrong: Record<string, [() => Record<string, string>, string]> = {
    'no signature': [() => ({ host, 'x-amz-target': target }), 'MissingAuthenticationTokenException'],
    'a token of the administrator instead of one': [
      () => ({ host, 'x-amz-target': target, authorization: `Bearer ${cast.admin.accessToken}` }),
      'IncompleteSignatureException',
    ],
    'a key that nobody has': [
      () =>
        sign(
          { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
          { service: 'cognito-idp', host, target, body: bodyOf(operation) },
        ),
      'UnrecognizedClientException',
    ],
    'the administrator’s key id and a guessed secret': [
      () =>
        sign(
          { ...keys.administrator, secretAccessKey: 'guessed' },
          { service: 'cognito-idp', host, target, body: bodyOf(operation) },
        ),
      'InvalidSignatureException',
    ],
    'a signature for another body': [
      () => sign(keys.administrator, { service: 'cognito-idp', host, target, body: '{}' }),
      'InvalidSignatureException',
    ],
    'a signature for another operation': [
      () => ({
        ...sign(keys.administrator, {
          service: 'cognito-idp',
          host,
          target: `${COGNITO}.ListGroups_`,
          body: bodyOf(operation),
        }),
        'x-amz-target': target,
      }),
      'InvalidSignatureException',
    ],
    'a signature for another service': [
      () => sign(keys.administrator, { service: 'dynamodb', host, target, body: bodyOf(operation) }),
      'InvalidSignatureException',
    ],
    'a signature of an hour ago': [
      () =>
        sign(keys.administrator, {
          service: 'cognito-idp',
          host,
          target,
          body: bodyOf(operation),
          at: new Date(Date.now() - 3_600_000),
        }),
      'InvalidSignatureException',
    ],
  }

  it.each(Object.keys(wrong))('is refused with %s, and changes nothing', async (way) => {
    const [headers, error] = wrong[way] ?? [() => ({}), '']
    const answer = await call({ endpoint, headers: headers(), body: bodyOf(operation) })
    expect([answer.status, answer.error]).toEqual([400, error])
    expect(answer.text).not.toContain('@example.com')
    expect(await groupsOf(environment, cast.waiting.sub)).toEqual([])
  })
})

describe('a function’s own key', () => {
  const ask = (key: Key, service: 'cognito-idp' | 'dynamodb', operation: string, input: object) => {
    const body = JSON.stringify(input)
    const target = `${service === 'dynamodb' ? DYNAMODB : COGNITO}.${operation}`
    return call({ endpoint, headers: sign(key, { service, host, target, body }), body })
  }
  const { membership, 'post-confirmation': trigger } = keys.functions

  it('does what its policy says', async () => {
    const asked = await ask(membership, 'cognito-idp', 'ListGroups', { UserPoolId })
    expect([asked.status, asked.error]).toEqual([200, undefined])
  })

  it.each<[string, () => Key, 'cognito-idp' | 'dynamodb', string, object]>([
    ['membership', () => membership, 'cognito-idp', 'CreateGroup', { UserPoolId, GroupName: 'planted' }],
    ['membership', () => membership, 'cognito-idp', 'ListUsers', { UserPoolId: 'us-east-1_Other1234' }],
    ['membership', () => membership, 'dynamodb', 'ListTables', {}],
    ['membership', () => membership, 'dynamodb', 'Scan', { TableName: 'Todo' }],
    ['membership', () => membership, 'dynamodb', 'PutItem', { TableName: 'Todo', Item: { id: { S: 'x' } } }],
    ['post-confirmation', () => trigger, 'cognito-idp', 'ListUsers', { UserPoolId }],
    ['post-confirmation', () => trigger, 'cognito-idp', 'AdminGetUser', { UserPoolId, Username: 'x' }],
    ['post-confirmation', () => trigger, 'dynamodb', 'ListTables', {}],
  ])('of %s is refused by name what its policy does not say', async (_, key, service, operation, input) => {
    const { status, error, text } = await ask(key(), service, operation, input)
    expect([status, error]).toEqual([400, 'AccessDeniedException'])
    expect(text).toContain(`is not authorized to perform: ${service}:${operation}`)
  })

  it('does not read or write todos, whose table the API names, nor start another function', async () => {
    const { text } = await ask(keys.administrator, 'dynamodb', 'ListTables', {})
    const tables = (JSON.parse(text) as { TableNames: string[] }).TableNames
    const todoTable = tables.find((name) => name.startsWith('Todo')) ?? ''
    expect(todoTable).not.toBe('')
    for (const operation of ['Scan', 'GetItem', 'PutItem', 'DeleteItem', 'DeleteTable'])
      for (const key of [membership, trigger])
        expect((await ask(key, 'dynamodb', operation, { TableName: todoTable })).error).toBe('AccessDeniedException')
    const path = '/2015-03-31/functions/membership/invocations'
    const body = JSON.stringify({
      fieldName: 'listUsers',
      arguments: {},
      identity: { sub: cast.admin.sub, username: cast.admin.sub },
    })
    for (const key of [membership, trigger])
      expect(
        (await call({ endpoint, path, headers: sign(key, { service: 'lambda', host, path, body }), body })).status,
      ).toBe(403)
    expect((await call({ endpoint, path, headers: { host }, body })).status).toBe(403)
  })
})
