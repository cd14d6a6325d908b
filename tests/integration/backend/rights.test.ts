import { beforeAll, describe, expect, test } from 'vitest'
import { loadBackend } from '../../../local/assembly/load-backend'
import { isAllowed } from '../../../local/iam/authorize'
import { synthesise } from '../../../scripts/synthesise'
import { actionsOf } from './source-actions'

// The type that deploys from a branch.
let backend: ReturnType<typeof loadBackend>
beforeAll(async () => {
  backend = loadBackend((await synthesise({ branch: 'main' })).directory)
})

const functionNamed = (name: string) => {
  const found = backend.functions.find((each) => each.name === name)
  if (!found) throw new Error(`no function ${name}`)
  return found
}

/** `Member`, `RepairRun/index/byWork`, `pool`, `repair-worker`, `log of presignup`: what an ARN stands for, without the ids in it. */
const plainName = (arn: string) => {
  if (arn === backend.userPool.arn) return 'pool'
  if (arn.includes(':logs:')) return arn.replace(/^.*:(\w+)loggroup-.*$/, 'log of $1')
  const [, kind = '', name = ''] = /:(table|function|parameter)[/:](.*)$/.exec(arn) ?? []
  return kind === 'table' ? name.replace(/^(\w+)-[\w-]+/, '$1') : kind === 'parameter' ? 'parameter' : name
}

const rightsOf = (name: string) => {
  const rights: Record<string, string[]> = {}
  for (const { actions, resources } of functionNamed(name).policy)
    for (const resource of resources.map(plainName))
      rights[resource] = [...(rights[resource] ?? []), ...actions.map((action) => action.replace(/^.*:/, ''))].sort()
  return rights
}

const list = (names: string) => names.trim().split(/\s+/).sort()

// Counts attempts, and does nothing else.
const COUNTING = { Attempt: ['UpdateItem'] }

const RIGHTS: Record<string, Record<string, string[]>> = {
  'custom-message': COUNTING,
  'pre-authentication': COUNTING,
  'pre-sign-up': { ...COUNTING, pool: ['AdminDeleteUser', 'AdminGetUser'] },
  // `access` of defineAuth gives the pool's id by a parameter, which the bundle's own prologue reads.
  'post-confirmation': { parameter: ['GetParameters'], pool: ['AdminAddUserToGroup', 'AdminUserGlobalSignOut'] },
  membership: {
    'repair-worker': ['InvokeFunction'],
    pool: list(`AdminAddUserToGroup AdminCreateUser AdminDeleteUser AdminDisableUser AdminEnableUser AdminGetUser
      AdminListGroupsForUser AdminRemoveUserFromGroup AdminResetUserPassword AdminSetUserMFAPreference
      AdminUpdateUserAttributes AdminUserGlobalSignOut ListGroups ListUsers ListUsersInGroup`),
    Member: list('BatchGetItem GetItem PutItem'),
    'Todo/index/todosByOwnerAndStateAndId': ['Query'],
    Todo: ['UpdateItem'],
    NameClaim: list('DeleteItem GetItem PutItem'),
    RepairRun: list('GetItem PutItem Query UpdateItem'),
    RepairItem: list('BatchGetItem GetItem PutItem Query UpdateItem'),
    'RepairItem/index/byShelf': ['Query'],
    Exclusion: list('BatchGetItem DeleteItem GetItem PutItem Scan'),
    Setting: list('GetItem PutItem'),
    AuditEvent: list('GetItem PutItem Query'),
    'AuditEvent/index/byTime': ['Query'],
    'AuditEvent/index/bySubject': ['Query'],
  },
  'repair-worker': {
    pool: list('AdminAddUserToGroup AdminListGroupsForUser AdminRemoveUserFromGroup ListUsers ListUsersInGroup'),
    Todo: ['Scan'],
    RepairRun: list('GetItem PutItem Query UpdateItem'),
    'RepairRun/index/byWork': ['Query'],
    RepairItem: list('BatchGetItem DeleteItem GetItem PutItem Query UpdateItem'),
    Exclusion: ['BatchGetItem'],
    Setting: ['GetItem'],
    AuditEvent: list('GetItem PutItem'),
    'AuditEvent/index/bySubject': ['Query'],
  },
}

describe.each(Object.keys(RIGHTS))('%s', (name) => {
  test('may do this and nothing else', () => {
    const log = { [`log of ${name.replaceAll('-', '')}`]: ['CreateLogStream', 'PutLogEvents'] }
    expect(rightsOf(name)).toEqual({ ...RIGHTS[name], ...log })
  })

  test('may do what its source calls, and calls all that it may do', () => {
    const allowed = new Set(functionNamed(name).policy.flatMap(({ actions }) => actions))
    // The prologue is no source of ours, and Lambda writes the log.
    for (const action of ['ssm:GetParameters', 'logs:CreateLogStream', 'logs:PutLogEvents']) allowed.delete(action)
    expect([...allowed].sort()).toEqual([...actionsOf(`amplify/functions/${name}/handler.ts`)].sort())
  })
})

test('the backend has no function whose rights are not written down here', () => {
  expect(backend.functions.map(({ name }) => name).sort()).toEqual(Object.keys(RIGHTS).sort())
})

test('nobody may change or delete what the ledger says', () => {
  const ledger = backend.tables.find(({ name }) => name.startsWith('AuditEvent-'))?.arn ?? ''
  expect(ledger).not.toBe('')
  for (const { name, policy } of backend.functions)
    for (const action of [
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'PartiQLUpdate',
      'PartiQLDelete',
      'DeleteTable',
    ])
      expect(isAllowed(policy, { action: `dynamodb:${action}`, resource: ledger }), `${name} ${action}`).toBe(false)
})
