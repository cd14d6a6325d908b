import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLE_VARIABLES } from '../../../amplify/environment'
import { AssemblyError } from '../../../local/assembly/assembly'
import { loadBackend } from '../../../local/assembly/load-backend'
import { synthesise } from '../../../scripts/synthesise'

let directory = ''
const scratch = mkdtempSync(join(tmpdir(), 'commons-assembly-'))

beforeAll(async () => {
  directory = (await synthesise()).directory
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A copy of the assembly without its largest asset, which nothing reads. */
const copy = (name: string) => {
  const target = join(scratch, name)
  cpSync(directory, target, { recursive: true, filter: (path) => !path.endsWith('.zip') })
  return target
}

const fileLike = (folder: string, part: string) => {
  const found = readdirSync(folder).find((name) => name.includes(part))
  if (!found) throw new Error(`no ${part} in ${folder}`)
  return join(folder, found)
}

describe('the backend that amplify/ synthesises to', () => {
  it('has the user pool as hardened', () => {
    const { userPool } = loadBackend(directory)
    expect(userPool.clients).toEqual([
      expect.objectContaining({
        accessTokenSeconds: 900,
        idTokenSeconds: 900,
        refreshTokenSeconds: 30 * 86_400,
        preventUserExistenceErrors: true,
        tokenRevocation: true,
        oauth: { isOn: false, flows: [], scopes: [], callbackUrls: [] },
      }),
    ])
    expect(userPool.tags).toMatchObject({ 'amplify:deployment-type': 'sandbox' })
    expect(userPool.clients[0]?.explicitAuthFlows).toContain('ALLOW_USER_PASSWORD_AUTH')
    expect(userPool.passwordPolicy).toMatchObject({ minimumLength: 12, requireSymbols: true })
    expect(userPool.groups.map(({ name }) => name)).toEqual(['admins', 'everyone'])
    expect(userPool.triggers).toEqual({
      CustomMessage: 'custom-message',
      PostConfirmation: 'post-confirmation',
      PreAuthentication: 'pre-authentication',
      PreSignUp: 'pre-sign-up',
    })
    expect(userPool.softwareTokens).toBe(true)
    expect(userPool.arn).toBe(`arn:aws:cognito-idp:us-east-1:000000000000:userpool/${userPool.id}`)
  })

  it('has the tables of the models and those that only functions see, each with its indexes', () => {
    const { tables } = loadBackend(directory)
    const todo = tables.find(({ name }) => name.startsWith('Todo-'))
    expect(todo?.keySchema).toEqual([{ AttributeName: 'id', KeyType: 'HASH' }])
    expect(todo?.indexes.map(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName))).toEqual(
      expect.arrayContaining([
        ['state', 'createdAt'],
        ['owner', 'state#id'],
      ]),
    )
    expect(tables.map(({ name }) => name.split('-')[0])).toEqual(
      expect.arrayContaining([
        'Todo',
        'Member',
        'NameClaim',
        'RepairRun',
        'RepairItem',
        'AuditEvent',
        'Exclusion',
        'Setting',
        'Attempt',
      ]),
    )
    const item = tables.find(({ name }) => name.startsWith('RepairItem-'))
    expect(item?.timeToLive).toBe('expiresAt')
    expect(item?.indexes).toMatchObject([{ IndexName: 'byShelf', Projection: { ProjectionType: 'ALL' } }])
    expect(todo?.timeToLive).toBe('expiresAt')
    expect(tables.filter(({ timeToLive }) => timeToLive)).toHaveLength(3)
    const member = tables.find(({ name }) => name.startsWith('Member-'))
    expect(member?.indexes.map(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName))).toEqual([
      ['directory', 'sortName'],
    ])
    for (const { name } of tables) expect(name.length).toBeGreaterThanOrEqual(3)
  })

  it('has only the functions of the app, with a bundle to run', () => {
    const { functions } = loadBackend(directory)
    expect(functions.map(({ name }) => name).sort()).toEqual([
      ...['custom-message', 'membership', 'post-confirmation', 'pre-authentication', 'pre-sign-up', 'repair-worker'],
    ])
    for (const { codeDirectory, handler } of functions) {
      expect(handler).toBe('index.handler')
      expect(readdirSync(codeDirectory)).toContain('index.mjs')
    }
  })

  it('wakes the repair worker each minute, and gives up on its events after five', () => {
    const { schedules, functions } = loadBackend(directory)
    expect(schedules).toEqual([
      {
        name: expect.stringContaining('repairworker'),
        arn: expect.stringMatching(/^arn:aws:scheduler:us-east-1:000000000000:schedule\/default\/repairworker/),
        expression: 'cron(* * * * ? *)',
        functionName: 'repair-worker',
      },
    ])
    const eventsOf = (name: string) => functions.find((one) => one.name === name)?.events
    expect(eventsOf('repair-worker')).toEqual({ retries: 2, maximumAgeSeconds: 300 })
    expect(eventsOf('membership')).toEqual({ retries: 2, maximumAgeSeconds: 21_600 })
  })

  it('resolves what a function finds in its environment, across stacks and without SSM', () => {
    const { functions, tables, userPool } = loadBackend(directory)
    const environmentOf = (name: string) => functions.find((one) => one.name === name)?.environment
    expect(environmentOf('membership')).toMatchObject({
      USER_POOL_ID: userPool.id,
      MEMBER_TABLE: tables.find(({ name }) => name.startsWith('Member-'))?.name,
      NAME_CLAIM_TABLE: tables.find(({ name }) => name.startsWith('NameClaim-'))?.name,
      REPAIR_WORKER: 'repair-worker',
      AMPLIFY_SSM_ENV_CONFIG: '{}',
    })
    for (const name of ['membership', 'repair-worker'])
      for (const [table, variable] of Object.entries(TABLE_VARIABLES))
        expect(environmentOf(name)?.[variable]?.split('-')[0]?.toLowerCase(), table).toBe(
          variable.replace(/_TABLE$|_/g, '').toLowerCase(),
        )
    for (const name of ['pre-authentication', 'pre-sign-up', 'custom-message'])
      expect(environmentOf(name)?.CALLER_KEY, name).toEqual(expect.any(String))
    expect(environmentOf('post-confirmation')).toMatchObject({
      AMPLIFY_AUTH_USERPOOL_ID: userPool.id,
      AMPLIFY_SSM_ENV_CONFIG: '{}',
    })
  })

  it('knows what a role may do, wherever the policy stands', () => {
    const { functions, tables, userPool } = loadBackend(directory)
    const policyOf = (name: string) => functions.find((one) => one.name === name)?.policy ?? []
    expect(policyOf('post-confirmation')).toContainEqual({
      effect: 'Allow',
      actions: ['cognito-idp:AdminAddUserToGroup'],
      resources: [userPool.arn],
    })
    const membership = policyOf('membership')
    expect(membership.flatMap(({ resources }) => resources)).toEqual(
      expect.arrayContaining([
        userPool.arn,
        ...tables.filter(({ name }) => !/^(Todo|Attempt)-/.test(name)).map(({ arn }) => arn),
      ]),
    )
    expect(membership.flatMap(({ resources }) => resources)).not.toContain('*')
  })

  it('has the API with its limits, its pool and the text of every template', () => {
    const { graphqlApi: api, userPool } = loadBackend(directory)
    expect(api).toMatchObject({
      userPoolId: userPool.id,
      appIdClientRegex: userPool.clients[0]?.id,
      isIntrospectionEnabled: false,
      queryDepthLimit: 4,
      resolverCountLimit: 10,
    })
    expect(api.schema).toContain('type Todo')
    expect(api.dataSources).toContainEqual(expect.objectContaining({ type: 'AWS_LAMBDA', functionName: 'membership' }))
    const update = api.resolvers.find(({ fieldName }) => fieldName === 'updateTodo')
    const steps = update?.pipeline?.map((id) => api.functions.find((part) => part.id === id))
    expect(steps?.every((step) => step?.request && step.response)).toBe(true)
    expect(steps?.some((step) => step?.response.includes('$util.unauthorized()'))).toBe(true)
    expect(JSON.stringify(api.modelIntrospection)).toContain('"Todo"')
  })

  it('leaves no reference unresolved', () => {
    const { graphqlApi, ...rest } = loadBackend(directory)
    expect(JSON.stringify({ ...rest, resolvers: graphqlApi.resolvers })).not.toMatch(/"Ref"|Fn::|\[object Object\]/)
  })

  it('gets the same ids wherever the assembly lies', () => {
    const other = loadBackend(copy('same'))
    const first = loadBackend(directory)
    expect(other.userPool).toEqual(first.userPool)
    expect(other.tables).toEqual(first.tables)
  })

  it('loads in some tens of milliseconds', () => {
    loadBackend(directory)
    const start = performance.now()
    loadBackend(directory)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('a backend that cannot be loaded', () => {
  const sentence = (folder: string) => {
    try {
      loadBackend(folder)
    } catch (error) {
      expect(error).toBeInstanceOf(AssemblyError)
      return (error as Error).message
    }
    throw new Error('it loaded')
  }

  it('is told apart when there is none', () => {
    expect(sentence(join(scratch, 'nothing'))).toMatch(
      /^There is no synthesised backend in .*: synthesise amplify\/ first\.$/,
    )
  })

  it('is named when a template is not JSON', () => {
    const folder = copy('broken-json')
    writeFileSync(fileLike(folder, 'nested.template.json'), '{')
    expect(sentence(folder)).toMatch(/has no readable .*nested\.template\.json: synthesise amplify\/ again\.$/)
  })

  it('is named when an asset is gone', () => {
    const folder = copy('no-schema')
    rmSync(fileLike(folder, '.graphql'))
    expect(sentence(folder)).toMatch(/lacks .*\.graphql: synthesise amplify\/ again\.$/)
  })

  it('is named when a resource is not as CloudFormation has it', () => {
    const folder = copy('odd')
    const file = fileLike(folder, 'dataamplifyDataTodo')
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replaceAll('"keyType":"HASH"', '"keyType":"MAP"')
        .replaceAll('"keyType": "HASH"', '"keyType": "MAP"'),
    )
    expect(sentence(folder)).toMatch(/a resource that the twin cannot read/)
  })

  it('is named when a resolver is JavaScript, which the twin does not run', () => {
    const folder = copy('javascript')
    const file = fileLike(folder, 'dataamplifyDataTodo')
    const template = JSON.parse(readFileSync(file, 'utf8'))
    template.Resources.GetTodoResolver.Properties.Runtime = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' }
    writeFileSync(file, JSON.stringify(template))
    expect(sentence(folder)).toMatch(/^The twin runs VTL resolvers only, and .*GetTodoResolver is JavaScript\.$/)
  })

  it('is refused when a policy says more than the twin understands', () => {
    const folder = copy('policy')
    const file = fileLike(folder, 'authD4E5E13C')
    const text = readFileSync(file, 'utf8').replace(
      /"Action":\s*"cognito-idp:AdminAddUserToGroup",/,
      '$& "Condition": { "Bool": { "aws:SecureTransport": "true" } },',
    )
    writeFileSync(file, text)
    expect(sentence(folder)).toMatch(/^The twin reads only Action and Resource in a policy/)
  })
})
