// What a deletion leaves on disk: looked up in the store, since no operation shows it.
import { join as joinPath } from 'node:path'
import { AdminAddUserToGroupCommand, AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { ClassicLevel } from 'classic-level'
import { expect, it } from 'vitest'
import { create, join, signIn, tokensOf } from './people'
import { POOL, type Pool, startPool } from './serve'

const UserPoolId = POOL

const rowsOf = async (directory: string) => {
  const level = new ClassicLevel<string, string>(joinPath(directory, 'users'))
  const rows = (await level.iterator().all()).map(([key, value]) => ({
    kind: key.split('\u0000')[0] ?? '',
    key,
    value,
  }))
  await level.close()
  // Letters are what was sent: nobody takes them back.
  return rows.filter(({ kind }) => kind !== 'message')
}

/** Everything that a user can leave: groups, two sign-ins, a challenge, wrong passwords. */
const live = async (pool: Pool, email: string) => {
  const sub = await join(pool, email)
  for (const GroupName of ['everyone', 'admins']) {
    await pool.sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: sub, GroupName }))
  }
  for (let times = 0; times < 2; times++) await tokensOf(pool, email)
  await signIn(pool, email, 'wrong').catch(() => {})
  return sub
}

it('a deletion leaves no row that names the user, and every row of others', async () => {
  const pool = await startPool()
  const gone = await live(pool, 'gone@example.com')
  const kept = await live(pool, 'kept@example.com')
  const invited = (await create(pool, 'invited@example.com')).User?.Username ?? ''
  await signIn(pool, 'invited@example.com', 'Temporary-of-1')
  const [google = ''] = await pool.cognito.importUsers([
    { email: 'gone@example.com', provider: { name: 'Google', userId: '9' } },
  ])
  await pool.close()
  const before = await rowsOf(pool.directory)
  const kinds = new Set(before.filter(({ key, value }) => (key + value).includes(gone)).map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['attempts', 'email', 'grant', 'member', 'membership', 'user'])

  const again = await startPool({ directory: pool.directory })
  for (const Username of [gone, invited, google]) {
    await again.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
  }
  await again.close()
  const after = await rowsOf(pool.directory)
  for (const trace of [gone, invited, google, 'gone@example.com', 'invited@example.com']) {
    expect(after.filter(({ key, value }) => (key + value).includes(trace))).toEqual([])
  }
  const namesKept = ({ key, value }: { key: string; value: string }) => (key + value).includes(kept)
  expect(after.filter(namesKept)).toEqual(before.filter(namesKept))
  // The way from a token to its sign-in is kept for those who stay only.
  const count = (kind: string) => after.filter((row) => row.kind === kind).length
  expect({ grants: count('grant'), origins: count('origin'), sessions: count('session') }).toEqual({
    grants: 2,
    origins: 2,
    sessions: 0,
  })
})
