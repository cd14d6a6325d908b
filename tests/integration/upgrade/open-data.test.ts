import { rmSync } from 'node:fs'
import { AdminListGroupsForUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTodo, ask, cognitoOf, type Person, signIn } from '../../people'
import { keptVersions, open, unpack } from './kept-data'

it('there are data of a release to open', () => {
  expect(keptVersions().length).toBeGreaterThan(0)
})

describe.each(keptVersions())('data that the twin of %s wrote', (version) => {
  let directory: string
  let twin: Awaited<ReturnType<typeof open>>
  let alice: Person
  let admin: Person
  beforeAll(async () => {
    directory = unpack(version)
    twin = await open(directory)
    alice = await signIn(twin.environment, 'alice@example.com', 'Commons-alice-1')
    admin = await signIn(twin.environment, 'admin@example.com', 'Commons-admin-1')
  })
  afterAll(async () => {
    await twin?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const answer = async <T>(by: Person, query: string, variables: Record<string, unknown> = {}): Promise<T> => {
    const { data, errors } = await ask(twin.environment, by.accessToken, query, variables)
    expect(errors).toEqual([])
    return Object.values(data ?? {})[0] as T
  }
  const names = async (by: Person, view: string) =>
    (await answer<{ items: { name: string }[] }>(by, `{ ${view} { items { name } } }`)).items.map(({ name }) => name)

  it('lets people sign in, who are in the groups that they were in', async () => {
    const groupsOf = async (Username: string) => {
      const input = { UserPoolId: twin.environment.USER_POOL_ID, Username }
      const { Groups = [] } = await cognitoOf(twin.environment).send(new AdminListGroupsForUserCommand(input))
      return Groups.map(({ GroupName }) => GroupName).toSorted()
    }
    expect(await groupsOf(alice.email)).toEqual(['everyone'])
    expect(await groupsOf(admin.email)).toEqual(['admins', 'everyone'])
    // Added by the run.
    expect(await groupsOf('missing@example.com')).toEqual(['everyone'])
    expect(await groupsOf('kept.out@example.com')).toEqual([])
    const { displayName, standing } = await answer<Record<string, string>>(
      alice,
      'mutation { enterWorkspace { displayName standing } }',
    )
    expect([displayName, standing]).toEqual(['alice', 'MEMBER'])
  })

  it('shows every todo in its views, takes a new one and a change of an old one', async () => {
    const open = await names(alice, 'todosByState(state: OPEN, limit: 50)')
    expect(open).toHaveLength(5)
    expect(open).toContain('Find out who still has a key to the roof')
    expect(await names(alice, 'todosByState(state: DONE, limit: 50)')).toHaveLength(2)
    const mine = `todosByOwner(owner: "${alice.sub}", limit: 50)`
    expect(await names(alice, mine)).toHaveLength(4)
    await addTodo(twin.environment, alice, 'Written after the upgrade')
    expect(await names(alice, mine)).toContain('Written after the upgrade')
    expect(await names(alice, 'todosByState(state: OPEN, limit: 50)')).toHaveLength(6)

    const { items } = await answer<{ items: { id: string; name: string }[] }>(
      alice,
      `{ ${mine} { items { id name } } }`,
    )
    const old = items.find(({ name }) => name === 'Sign the lease for the workshop')
    const input = { id: old?.id, state: 'OPEN', name: 'Sign the new lease' }
    const change = 'mutation C($i: UpdateTodoInput!) { updateTodo(input: $i) { name } }'
    expect(await answer(alice, change, { i: input })).toEqual({ name: 'Sign the new lease' })
    expect(await names(alice, mine)).toContain('Sign the new lease')
  })

  it('knows its runs, and the chains of its ledger are whole', async () => {
    const { runs } = await answer<{ runs: { id: string; state: string; counts: object[] }[] }>(
      admin,
      '{ repairRuns(limit: 10) { runs { id state counts { shelf count } } } }',
    )
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ state: 'DONE' })
    // Carol, and whom the console made later.
    expect(runs[0]?.counts).toContainEqual({ shelf: 'ADDED', count: 2 })
    const { events } = await answer<{ events: { chain: string; act: string }[] }>(
      admin,
      '{ auditEvents(limit: 100) { events { chain act } } }',
    )
    expect(events.filter(({ act }) => act === 'RUN_ADDED')).toHaveLength(2)
    const chains = [...new Set(events.map(({ chain }) => chain))]
    expect(chains.length).toBeGreaterThan(1)
    for (const chain of chains) {
      const check = 'query V($c: String!) { verifyChain(chain: $c) { refusal rows brokenAt nextSeq } }'
      expect(await answer(admin, check, { c: chain })).toEqual({
        ...{ refusal: null, brokenAt: null, nextSeq: null },
        rows: expect.toSatisfy((rows: number) => rows > 0),
      })
    }
  })

  it('keeps out whom it kept out, also in a new plan', async () => {
    const health = '{ membershipHealth { users members missing keptOut } }'
    expect(await answer(admin, health)).toEqual({ users: 6, members: 5, missing: 0, keptOut: 1 })
    const { run } = await answer<{ run: { id: string } }>(admin, 'mutation { startRun(scope: ALL) { run { id } } }')
    const look = 'query L($id: ID!) { repairRun(id: $id) { run { state chosen counts { shelf count } } } }'
    const planned = () => answer<{ run: object }>(admin, look, { id: run.id })
    await expect.poll(planned, { timeout: 30_000 }).toEqual({
      run: { state: 'PLANNED', chosen: 0, counts: [{ shelf: 'KEPT_OUT', count: 1 }] },
    })
  })
})
