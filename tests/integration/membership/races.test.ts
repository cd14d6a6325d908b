// Calls that meet, and calls that die: whatever happens, each name that is shown is held by a claim of its bearer.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import type { Gate } from '../../gated-client'
import { startWorld, usurpers, type World } from './world'

let world: World
let ann: Caller
let ben: Caller
beforeAll(async () => {
  world = await startWorld()
  ann = await world.person('ann@example.com')
  ben = await world.person('ben@example.com')
  await world.ask(ann, 'enterWorkspace')
  await world.ask(ben, 'enterWorkspace')
})
afterAll(() => world.close())

const rename = (who: Caller, name: string, gate?: Gate) =>
  world.ask(who, 'changeDisplayName', { name }, gate ? world.services(gate) : world.plain)

const refused = { refusal: 'NAME_TAKEN' }

// Requests that leave for DynamoDB in one change of name: read, claim, write, release.
const STEPS = [1, 2, 3, 4]

/** Does something once, just before the n-th request to DynamoDB. */
const at = (step: number, act: () => Promise<unknown>): Gate => {
  let seen = 0
  return {
    before: async (command) => {
      if (!command.endsWith('ItemCommand')) return
      seen += 1
      if (seen === step) await act()
    },
  }
}

it('one of two people gets a name that both want, in each of 40 rounds', async () => {
  for (let round = 0; round < 40; round += 1) {
    const name = `Prize ${round}`
    const answers = await Promise.all([rename(ann, name), rename(ben, name)])
    expect(answers).toContainEqual({ displayName: name })
    expect(answers).toContainEqual(refused)
  }
  expect(await usurpers(world)).toEqual([])
})

it('two people who swap names, or follow one another through names, never share one', async () => {
  for (let round = 0; round < 15; round += 1) {
    const calls = [ann, ben, ann, ben].map((who, n) => rename(who, `Circle ${(round + n) % 3}`))
    await Promise.all(calls)
    expect(await usurpers(world)).toEqual([])
    // Long enough for whatever was left behind to be taken over, short enough for what is under way.
    world.time.now += 61_000
  }
})

it.each(STEPS)('a person who changes back while a change is before its request %i keeps a claim', async (step) => {
  await rename(ann, 'Home')
  await rename(
    ann,
    'Away',
    at(step, () => rename(ann, 'Home')),
  )
  expect(await usurpers(world)).toEqual([])
  await rename(ann, 'Home')
  await rename(
    ann,
    'HOME',
    at(step, () => rename(ann, 'Away')),
  )
  expect(await usurpers(world)).toEqual([])
})

it('three changes of one person inside each other, at every pair of steps, leave their name claimed', async () => {
  for (const outer of STEPS)
    for (const inner of STEPS) {
      await rename(ann, 'First')
      await rename(
        ann,
        'Second',
        at(outer, () =>
          rename(
            ann,
            'Third',
            at(inner, () => rename(ann, 'Second')),
          ),
        ),
      )
      expect(await usurpers(world), `${outer} and ${inner}`).toEqual([])
    }
})

it.each(STEPS)('somebody who takes what is being given up, before request %i of that change', async (step) => {
  await rename(ann, 'Seat')
  await rename(ben, 'Standing')
  let taken: unknown
  const moved = await rename(
    ann,
    'Elsewhere',
    at(step, async () => {
      taken = await rename(ben, 'Seat')
    }),
  )
  expect(moved).toEqual({ displayName: 'Elsewhere' })
  expect(await usurpers(world)).toEqual([])
  // Free only once nobody is called so.
  if (step < 4) expect(taken).toEqual(refused)
})

it.each(
  STEPS.flatMap(
    (step) =>
      [
        [step, 'before' as const],
        [step, 'after' as const],
      ] as const,
  ),
)('a call that dies at request %i, %s it is done, leaves no name with two holders', async (step, when) => {
  const [old, wanted] = [`Old ${step} ${when}`, `New ${step} ${when}`]
  await rename(ann, old)
  let seen = 0
  const die = (command: string) => {
    if (!command.endsWith('ItemCommand')) return
    seen += 1
    if (seen === step) throw new Error('died')
  }
  await expect(rename(ann, wanted, { [when]: die })).rejects.toThrow('died')
  expect(await usurpers(world)).toEqual([])
  const names = (await world.members()).map(({ displayName }) => displayName)
  for (const name of [old, wanted]) if (names.includes(name)) expect(await rename(ben, name)).toEqual(refused)
  // After a minute the name that ann does not go by is anybody's, and hers is still hers.
  world.time.now += 60_000
  const free = names.includes(wanted) ? old : wanted
  expect(await rename(ben, free)).toEqual({ displayName: free })
  expect(await rename(ben, free === old ? wanted : old)).toEqual(refused)
  expect(await usurpers(world)).toEqual([])
})

it.each([1, 2, 3, 4, 5])(
  'an abandoned claim that is taken up again before request %i of its taker stays',
  async (step) => {
    const name = `Ghost ${step}`
    const dying = at(3, () => Promise.reject(new Error('died')))
    await expect(rename(ann, name, dying)).rejects.toThrow('died')
    world.time.now += 60_000
    const taker = at(step, async () => expect(await rename(ann, name)).toEqual({ displayName: name }))
    expect(await rename(ben, name, taker)).toEqual(refused)
    expect(await usurpers(world)).toEqual([])
  },
)

it.each([1, 2, 3])('an entrance that dies at request %i is made good by the next', async (step) => {
  const cat = await world.person(`cat.${step}@example.com`)
  const dying = at(step, () => Promise.reject(new Error('died')))
  await expect(world.ask(cat, 'enterWorkspace', {}, world.services(dying))).rejects.toThrow('died')
  expect(await world.ask(cat, 'enterWorkspace')).toMatchObject({ displayName: `cat.${step}` })
  expect(await usurpers(world)).toEqual([])
})

it('a call that always finds its row changed gives up and says so', async () => {
  let changes = 0
  let isInside = false
  const before = async (command: string) => {
    if (command !== 'PutItemCommand' || isInside) return
    isInside = true
    changes += 1
    await rename(ann, `Meanwhile ${changes}`)
    isInside = false
  }
  expect(await rename(ann, 'Never', { before })).toEqual({ refusal: 'THROTTLED' })
  expect(await usurpers(world)).toEqual([])
})
