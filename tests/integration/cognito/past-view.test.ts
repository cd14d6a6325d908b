// The view of the past against the plainest model there is: a copy of everything after each write.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allGroups, allUsers, groupKey, type Range, userKey } from '../../../local/cognito/store/keys'
import { withPastView } from '../../../local/cognito/store/past-view'
import { type Change, openStore, put, remove, type Store } from '../../../local/cognito/store/store'
import { createDice } from '../../../local/unkind/dice'

const LAG = 100

const open = async (lagMs = () => LAG) => {
  const time = { now: 1000 }
  const live = await openStore(join(mkdtempSync(join(tmpdir(), 'commons-past-')), 'users'))
  return { ...withPastView(live, () => time.now, lagMs), time, close: live.close }
}

const user = (name: string, status: number) =>
  ({ type: 'put', key: userKey(name).text, value: { sub: name, status } }) satisfies Change

const namesOf = async (store: Store, range: Range<unknown> = allUsers) => {
  const names: string[] = []
  for await (const { name } of store.scan(range)) names.push(name)
  return names
}

describe('the view of the past', () => {
  it.each([1, 2, 3, 4, 5, 6])('shows what stood then, whatever was written since (seed %i)', async (seed) => {
    const { store, past, time, close } = await open()
    const dice = createDice()
    const number = (below: number) => Math.floor(dice(seed, 'step')('number') * below)
    const history: { at: number; rows: Map<string, number> }[] = [{ at: 0, rows: new Map() }]
    for (let step = 0; step < 150; step++) {
      time.now += number(30)
      const rows = new Map(history.at(-1)?.rows)
      const changes: Change[] = []
      for (let changed = 0; changed <= number(3); changed++) {
        const name = `user-${number(25)}`
        if (number(3) === 0) {
          rows.delete(name)
          changes.push(remove(userKey(name)))
        } else {
          rows.set(name, step)
          changes.push(user(name, step))
        }
      }
      await store.write(...changes)
      history.push({ at: time.now, rows })

      const then = history.findLast(({ at }) => at <= time.now - LAG)?.rows ?? new Map<string, number>()
      const expected = [...then.keys()].sort()
      expect(await namesOf(past)).toEqual(expected)
      const after = `user-${number(25)}`
      const limit = 1 + number(6)
      const behind = expected.filter((name) => name > after).slice(0, limit)
      const page = await past.page(allUsers, { after, limit })
      expect(page.map(({ name, value }) => [name, Number(value.status)])).toEqual(
        behind.map((name) => [name, then.get(name)]),
      )
      const beginning = await past.page(allUsers, { limit: 100, beginning: 'user-1' })
      expect(beginning.map(({ name }) => name)).toEqual(expected.filter((name) => name.startsWith('user-1')))
      const one = await past.get(userKey(after))
      expect(one && Number(one.status)).toBe(then.get(after))
    }
    await close()
  })

  it('is the store itself where nothing was written for as long as the lag', async () => {
    const { store, past, time, close } = await open()
    await store.write(user('ann', 1), user('bob', 1))
    expect(await namesOf(past)).toEqual([])
    time.now += LAG
    expect(await past.page(allUsers, { limit: 9 })).toEqual(await store.page(allUsers, { limit: 9 }))
    await close()
  })

  it('remembers nothing without a lag, so that a lag that comes later begins then', async () => {
    let lag = 0
    const { store, past, close } = await open(() => lag)
    await store.write(user('ann', 1))
    lag = LAG
    await store.write(user('bob', 1))
    expect(await namesOf(past)).toEqual(['ann'])
    await close()
  })

  it('leaves what no list shows as it is', async () => {
    const { store, past, close } = await open()
    const group = { name: 'everyone', createdAt: 0, modifiedAt: 0 }
    await store.write(put(groupKey('everyone'), group))
    expect(await namesOf(past, allGroups)).toEqual(['everyone'])
    expect(await past.get(groupKey('everyone'))).toEqual(group)
    await close()
  })

  it('reads through a long list in its order, across its own pages', async () => {
    const { store, past, time, close } = await open()
    const names = Array.from({ length: 1203 }, (_, index) => `user-${String(index).padStart(5, '0')}`)
    await store.write(...names.map((name) => user(name, 1)))
    time.now += LAG
    await store.write(...names.filter((_, index) => index % 3 === 0).map((name) => remove(userKey(name))))
    expect(await namesOf(past)).toEqual(names)
    expect(await namesOf(store)).toHaveLength(802)
    await close()
  })
})
