import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirm, create, lastCode, signIn, signUp } from './people'
import { POOL, type Pool, startPool } from './serve'

const fired: string[] = []
let twin: Pool
beforeAll(async () => {
  const invoke = async (name: string, event: unknown) => {
    fired.push(name)
    return { ok: true, payload: event } as const
  }
  twin = await startPool({ invoke })
})
afterAll(() => twin.close())

const count = (results: PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length

describe('at the same time', () => {
  it('one of many creations of an address wins, whichever way they come', async () => {
    const email = 'race@example.com'
    const invite = () => twin.sdk.send(new AdminCreateUserCommand({ UserPoolId: POOL, Username: email.toUpperCase() }))
    const tries = [create(twin, email), signUp(twin, email), invite(), signUp(twin, email), create(twin, email)]
    expect(count(await Promise.allSettled(tries))).toBe(1)
    const query = { UserPoolId: POOL, Filter: `email = "${email}"` }
    expect((await twin.sdk.send(new ListUsersCommand(query))).Users).toHaveLength(1)
  })

  it('a code confirms once and fires the trigger once', async () => {
    const email = 'eager@example.com'
    await signUp(twin, email)
    const code = lastCode(twin, email)
    fired.length = 0
    const tries = Array.from({ length: 5 }, () => confirm(twin, email, code))
    expect(count(await Promise.allSettled(tries))).toBe(1)
    expect(fired).toEqual(['post-confirmation'])
  })

  it('guesses of a code are counted one by one', async () => {
    const email = 'guessed@example.com'
    await signUp(twin, email)
    const wrong = lastCode(twin, email) === '000000' ? '000001' : '000000'
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => confirm(twin, email, wrong)))
    const names = tries.map((guess) => guess.status === 'rejected' && guess.reason.name)
    expect(names.filter((name) => name === 'CodeMismatchException')).toHaveLength(5)
    expect(names.filter((name) => name === 'LimitExceededException')).toHaveLength(4)
  })

  it('joining and leaving a group leaves both sides agreed', async () => {
    const { User } = await create(twin, 'fickle@example.com')
    const input = { UserPoolId: POOL, Username: User?.Username, GroupName: 'everyone' }
    const changes = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? twin.sdk.send(new AdminAddUserToGroupCommand(input))
        : twin.sdk.send(new AdminRemoveUserFromGroupCommand(input)),
    )
    await Promise.all(changes)
    const { Groups = [] } = await twin.sdk.send(new AdminListGroupsForUserCommand(input))
    const { Users = [] } = await twin.sdk.send(new ListUsersInGroupCommand(input))
    expect(Groups).toHaveLength(Users.length)
  })

  it('many sign-ins of one user all succeed', async () => {
    const email = 'eager@example.com'
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(twin, email)))
    const tokens = new Set(answers.map(({ AuthenticationResult }) => AuthenticationResult?.RefreshToken))
    expect(tokens.size).toBe(10)
  })

  it('closing lets what is under way finish', async () => {
    const other = await startPool()
    const input = { UserPoolId: POOL, Username: 'last@example.com' }
    const last = other.cognito.handle('AdminCreateUser', input, { signed: true })
    await other.close()
    await last
    const again = await startPool({ directory: other.directory })
    expect((await again.sdk.send(new ListUsersCommand({ UserPoolId: POOL }))).Users).toHaveLength(1)
    await again.close()
  })
})
