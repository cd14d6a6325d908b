import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  GetTokensFromRefreshTokenCommand,
  paginateListUsers,
  paginateListUsersInGroup,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, it } from 'vitest'
import { confirm, join as joinPool, lastCode, signIn, signUp, tokensOf } from './people'
import { CLIENT, POOL, type Pool, startPool, temporaryDirectory } from './serve'

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url))

/** Lets a process write, kills it -9 so many milliseconds after its first write, and gives the lines it managed to say. */
const writeAndKill = async (directory: string, round: number, after: number) => {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, directory, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after))
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  await once(child, 'close')
  // The last line may have been cut off by the kill: it was not heard.
  return said
    .slice(0, said.lastIndexOf('\n'))
    .split('\n')
    .map((line) => line.split(' '))
}

const everybody = async ({ sdk }: Pool) => {
  const users = new Map<string, string>()
  for await (const { Users = [] } of paginateListUsers({ client: sdk }, { UserPoolId: POOL })) {
    for (const { Username = '', Attributes } of Users) {
      users.set(Username, Attributes?.find(({ Name }) => Name === 'email')?.Value ?? '')
    }
  }
  return users
}

const everyMember = async ({ sdk }: Pool) => {
  const members = new Set<string>()
  const query = { UserPoolId: POOL, GroupName: 'everyone' }
  for await (const { Users = [] } of paginateListUsersInGroup({ client: sdk }, query)) {
    for (const { Username = '' } of Users) members.add(Username)
  }
  return members
}

describe('kill -9', () => {
  it('loses nothing that was acknowledged and leaves nothing half done', { timeout: 120_000 }, async () => {
    const directory = temporaryDirectory()
    const users = new Map<string, string>()
    const members = new Set<string>()
    for (const [round, after] of [40, 150, 7, 90].entries()) {
      for (const [what, email = '', sub = ''] of await writeAndKill(directory, round, after)) {
        if (what === 'user') users.set(sub, email)
        else members.add(sub)
      }
    }
    expect(users.size).toBeGreaterThan(20)

    const twin = await startPool({ directory })
    const stored = await everybody(twin)
    const inGroup = await everyMember(twin)
    for (const [sub, email] of users) expect(stored.get(sub)).toBe(email)
    for (const sub of members) expect(inGroup.has(sub)).toBe(true)
    // What was not acknowledged is there as a whole or not at all.
    for (const [sub, email] of stored) {
      const query = { UserPoolId: POOL, Username: email }
      expect((await twin.sdk.send(new AdminGetUserCommand(query))).Username).toBe(sub)
      const { Groups } = await twin.sdk.send(new AdminListGroupsForUserCommand(query))
      expect(Groups).toHaveLength(inGroup.has(sub) ? 1 : 0)
    }
    expect(new Set(stored.values()).size).toBe(stored.size)
    expect([...inGroup].every((sub) => stored.has(sub))).toBe(true)
    await twin.close()
  })
})

describe('a restart', () => {
  it('keeps the key, the sign-ins, the revocations, the letters and the codes', async () => {
    const first = await startPool()
    await joinPool(first, 'ann@example.com')
    await signUp(first, 'waiting@example.com')
    const [kept, revoked] = [await tokensOf(first, 'ann@example.com'), await tokensOf(first, 'ann@example.com')]
    await first.sdk.send(new RevokeTokenCommand({ ClientId: CLIENT, Token: revoked.RefreshToken }))
    const [key, letters] = [first.cognito.jwks(), first.cognito.mailbox()]
    await first.close()

    const second = await startPool({ directory: first.directory })
    const refresh = (RefreshToken: string) =>
      second.sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT, RefreshToken }))
    expect(second.cognito.jwks()).toEqual(key)
    expect(second.cognito.mailbox()).toEqual(letters)
    await refresh(kept.RefreshToken)
    await expect(refresh(revoked.RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' })
    await confirm(second, 'waiting@example.com', lastCode(second, 'waiting@example.com'))
    await signIn(second, 'ann@example.com')
    await second.close()
  })

  it('leaves a key that only its owner reads', async () => {
    const twin = await startPool()
    expect(statSync(join(twin.directory, 'signing-key.pem')).mode & 0o777).toBe(0o600)
    await twin.close()
  })

  it('is refused while another has the data open', async () => {
    const twin = await startPool()
    await expect(startPool({ directory: twin.directory })).rejects.toThrow()
    await twin.close()
  })

  it('drops sessions and sign-ins whose time is long over', async () => {
    const first = await startPool()
    await joinPool(first, 'ann@example.com')
    const { RefreshToken } = await tokensOf(first, 'ann@example.com')
    await first.close()
    const later = first.time.now + 40 * 86_400_000
    const second = await startPool({ directory: first.directory, clock: () => later })
    const input = { ClientId: CLIENT, RefreshToken }
    await expect(second.sdk.send(new GetTokensFromRefreshTokenCommand(input))).rejects.toMatchObject({
      message: 'Invalid Refresh Token',
    })
    await second.close()
  })
})
