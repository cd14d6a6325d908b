import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import { counter, startWorld, usurpers, type World } from './world'

let world: World
let round = 0
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  round += 1
})

const enter = (who: Caller) => world.ask(who, 'enterWorkspace')
const rename = (who: Caller, name: string) => world.ask(who, 'changeDisplayName', { name })
const memberOf = async ({ sub }: Caller) => (await world.members()).find(({ id }) => id === sub)
const nameOf = async (who: Caller) => (await memberOf(who))?.displayName

describe('entering the workspace', () => {
  it('gives the first name from the e-mail address, once, and says where the person stands', async () => {
    const ada = await world.person('ada.lovelace@example.com')
    expect(await enter(ada)).toEqual({ standing: 'WAITING', isJustAdded: false, displayName: 'ada.lovelace' })
    const [row] = await world.members()
    await world.join(ada.username, 'everyone')
    world.time.now += 1000
    const asMember = { standing: 'MEMBER', isJustAdded: false, displayName: 'ada.lovelace' }
    expect(await enter(ada)).toEqual(asMember)
    const at = new Date(world.time.now).toISOString()
    world.time.now += 1000
    const { counts, before } = counter()
    expect(await world.ask(ada, 'enterWorkspace', {}, world.services({ before }))).toEqual(asMember)
    expect(counts).toEqual({ AdminListGroupsForUserCommand: 1, GetItemCommand: 1 })
    expect(await world.members()).toEqual([{ ...row, memberSince: at, updatedAt: at }])
    // Out of the group and in again, it is since then.
    await world.leave(ada.username, 'everyone')
    await enter(ada)
    expect(await world.members()).toEqual([{ ...row, updatedAt: new Date(world.time.now).toISOString() }])
  })

  it('puts a row of before there was a list by name into it, once', async () => {
    const old = await world.person('Old.Timer@example.com')
    await enter(old)
    const { directory: _, sortName: __, ...before } = (await memberOf(old)) ?? {}
    await world.rows.send(new PutCommand({ TableName: world.tables.member, Item: before }))
    await enter(old)
    const after = await memberOf(old)
    expect(after).toEqual({ ...before, directory: 'MEMBERS', sortName: 'old.timer', updatedAt: after?.updatedAt })
    const { counts, before: count } = counter()
    await world.ask(old, 'enterWorkspace', {}, world.services({ before: count }))
    expect(counts.PutItemCommand).toBeUndefined()
  })

  it('numbers people of one name, and keeps within the length of a name', async () => {
    const long = 'x'.repeat(60)
    for (const [host, ending] of [
      ['one', ''],
      ['two', ' 2'],
      ['three', ' 3'],
    ]) {
      expect(await enter(await world.person(`bob@${host}.example`))).toMatchObject({ displayName: `bob${ending}` })
      expect(await enter(await world.person(`${long}@${host}.example`))).toMatchObject({
        displayName: `${long.slice(0, 60 - (ending ?? '').length)}${ending}`,
      })
    }
  })

  it('draws a number when the small ones are gone', async () => {
    for (let number = 0; number < 6; number += 1) await enter(await world.person(`info@${number}.example`))
    const seventh = await world.person('info@seventh.example')
    const through = world.services({}, { random: () => 0.5 })
    expect(await world.ask(seventh, 'enterWorkspace', {}, through)).toMatchObject({ displayName: 'info 5006' })
  })

  it('keeps reserved names back, but for an administrator those of office', async () => {
    expect(await enter(await world.person('everyone@example.com'))).toMatchObject({ displayName: 'member' })
    expect(await enter(await world.person('admin@example.org'))).toMatchObject({ displayName: 'member 2' })
    expect(await enter(await world.person('admin@example.com', 'admins'))).toMatchObject({ displayName: 'admin' })
  })

  it('twice at once gives one name and one row', async () => {
    for (let n = 0; n < 10; n += 1) {
      const twin = await world.person(`twin${n}@example.com`)
      const answers = await Promise.all([enter(twin), enter(twin)])
      expect(answers[0]).toEqual(answers[1])
    }
    expect(await usurpers(world)).toEqual([])
  })

  it('does not overwrite a name that was chosen while it was under way', async () => {
    const eve = await world.person('eve@example.com')
    let isFirst = true
    const before = async (command: string) => {
      if (command !== 'PutItemCommand' || !isFirst) return
      isFirst = false
      expect(await rename(eve, 'Evelyn')).toEqual({ displayName: 'Evelyn' })
    }
    const entered = await world.ask(eve, 'enterWorkspace', {}, world.services({ before }))
    expect(entered).toMatchObject({ displayName: 'Evelyn' })
    expect(await nameOf(eve)).toBe('Evelyn')
    expect(await usurpers(world)).toEqual([])
  })

  it('refuses somebody whose account is gone, and a call of nobody', async () => {
    const gone = { sub: 'gone', username: '00000000-0000-4000-8000-000000000000' }
    expect(await enter(gone)).toEqual({ refusal: 'NOT_FOUND' })
    expect(await rename(gone, 'Ghost')).toEqual({ refusal: 'FORBIDDEN' })
    await expect(world.ask(undefined, 'enterWorkspace')).rejects.toThrow('no identity')
    await expect(world.ask(gone, 'constructor')).rejects.toThrow('no operation')
  })
})

describe('changing the display name', () => {
  let one: Caller
  let other: Caller
  beforeEach(async () => {
    one = await world.person(`one.${round}@example.com`)
    other = await world.person(`other.${round}@example.com`)
    await enter(one)
    await enter(other)
  })

  it('refuses a name that looks like another’s, in any case, and takes one’s own again', async () => {
    expect(await rename(one, 'Paulina')).toEqual({ displayName: 'Paulina' })
    for (const name of ['Paulina', 'PAULINA', 'paul1na', 'Раulina', 'P a u l i n a'])
      expect(await rename(other, name), name).toEqual({ refusal: 'NAME_TAKEN' })
    expect(await rename(one, 'PAULINA')).toEqual({ displayName: 'PAULINA' })
    expect(await rename(one, 'PAULINA')).toEqual({ displayName: 'PAULINA' })
    expect(await memberOf(one)).toMatchObject({ displayName: 'PAULINA', directory: 'MEMBERS', sortName: 'paulina' })
    expect(await usurpers(world)).toEqual([])
  })

  it('frees the old name at once', async () => {
    await rename(one, 'Wanted')
    await rename(one, 'Unwanted')
    expect(await rename(other, 'Wanted')).toEqual({ displayName: 'Wanted' })
    expect(await rename(one, 'wanted')).toEqual({ refusal: 'NAME_TAKEN' })
  })

  it.each(['', '   ', '…', '\u202e', 'x'.repeat(61), 'a\u0302\u0302\u0302\u0302\u0302'])('refuses %j', async (name) => {
    expect(await rename(one, name)).toEqual({ refusal: 'NAME_INVALID' })
  })

  it('keeps reserved names back from everyone but whom they are for', async () => {
    expect(await rename(one, 'You')).toEqual({ refusal: 'NAME_TAKEN' })
    expect(await rename(one, 'Supp0rt')).toEqual({ refusal: 'NAME_TAKEN' })
    await world.join(one.username, 'admins')
    expect(await rename(one, 'Supp0rt')).toEqual({ displayName: 'Supp0rt' })
    expect(await rename(one, 'You')).toEqual({ refusal: 'NAME_TAKEN' })
  })

  it('takes over a claim that nobody uses after a minute, and not before', async () => {
    const dying = world.services({ before: dieAtMemberWrite() })
    await expect(world.ask(one, 'changeDisplayName', { name: 'Left behind' }, dying)).rejects.toThrow('died')
    world.time.now += 59_999
    expect(await rename(other, 'Left behind')).toEqual({ refusal: 'NAME_TAKEN' })
    world.time.now += 1
    expect(await rename(other, 'Left behind')).toEqual({ displayName: 'Left behind' })
    world.time.now += 60_000
    expect(await rename(one, 'left behind')).toEqual({ refusal: 'NAME_TAKEN' })
  })
})

/** The second write of a change is that of the row. */
const dieAtMemberWrite = () => {
  let writes = 0
  return (command: string) => {
    if (command === 'PutItemCommand') writes += 1
    if (writes === 2) throw new Error('died')
  }
}

describe('names of members', () => {
  const names = (ids: string[]) => world.ask({ sub: 'x', username: 'x' }, 'memberNames', { ids })

  it('come once each, without ids that nobody has or could have', async () => {
    const zoe = await world.person('zoe@example.com')
    await enter(zoe)
    const unknown = Array.from({ length: 96 }, (_, n) => `nobody-${n}`)
    const ids = [zoe.sub, zoe.sub, ...unknown, '', 'x'.repeat(3000)]
    expect(ids).toHaveLength(100)
    expect(await names(ids)).toEqual([{ id: zoe.sub, displayName: 'zoe' }])
    expect(await names([])).toEqual([])
    await expect(names([...ids, 'one more'])).rejects.toThrow('at most 100')
  })

  it('come a hundred at a time', async () => {
    const people = await Promise.all(Array.from({ length: 100 }, (_, n) => world.person(`crowd-${n}@example.com`)))
    for (const person of people) await enter(person)
    expect(await names(people.map(({ sub }) => sub))).toHaveLength(100)
  })
})
