import { describe, expect, it } from 'vitest'
import { createCallLoad } from '../../../local/unkind/call-load'
import { PUBLISHED_QUOTAS } from '../../../local/unkind/unkind'

const admitMany = (load: ReturnType<typeof createCallLoad>, operation: string, count: number, now: number) => {
  let admitted = 0
  for (let call = 0; call < count; call++) if (load.admit(operation, now, PUBLISHED_QUOTAS)) admitted++
  return admitted
}

describe('quotas', () => {
  it.each([
    ['ListUsers', 30],
    ['ListUsersInGroup', 50],
    ['AdminListGroupsForUser', 50],
    ['ListGroups', 50],
    ['AdminAddUserToGroup', 25],
    ['AdminRemoveUserFromGroup', 25],
    ['AdminGetUser', 120],
  ])('let %s through %i times a second, as published', (operation, quota) => {
    expect(admitMany(createCallLoad(), operation, 500, 0)).toBe(quota)
  })

  it('are shared by the operations of a category', () => {
    const load = createCallLoad()
    expect(admitMany(load, 'AdminAddUserToGroup', 20, 0)).toBe(20)
    expect(admitMany(load, 'AdminRemoveUserFromGroup', 20, 0)).toBe(5)
    expect(admitMany(load, 'ListUsers', 20, 0)).toBe(20)
  })

  it('hold for any second, not for those of the clock on the wall', () => {
    const load = createCallLoad()
    expect(admitMany(load, 'ListUsers', 30, 900)).toBe(30)
    expect(admitMany(load, 'ListUsers', 30, 1100)).toBe(0)
    expect(admitMany(load, 'ListUsers', 30, 1899)).toBe(0)
    expect(admitMany(load, 'ListUsers', 30, 1900)).toBe(30)
  })

  it('are not used up by what is refused, so that a caller who slows down gets through', () => {
    const load = createCallLoad()
    let admitted = 0
    for (let now = 0; now < 10_000; now += 10) if (load.admit('ListUsers', now, PUBLISHED_QUOTAS)) admitted++
    expect(admitted).toBe(300)
  })

  it('do not refuse a caller who keeps to four fifths', () => {
    const load = createCallLoad()
    for (let call = 0; call < 1000; call++) {
      expect(load.admit('AdminAddUserToGroup', call * 50, PUBLISHED_QUOTAS)).toBe(true)
    }
    expect(load.busiestSecond().groupChange).toBe(20)
  })

  it('are counted when none is set, refusals and all', () => {
    const load = createCallLoad()
    for (let call = 0; call < 40; call++) expect(load.admit('ListUsers', 0)).toBe(true)
    for (let call = 0; call < 5; call++) load.admit('ListUsers', 5000)
    admitMany(load, 'AdminGetUser', 130, 0)
    load.admit('SignUp', 0)
    expect(load.busiestSecond()).toEqual({ userList: 40, groupRead: 0, groupChange: 0, userRead: 130 })
  })
})
