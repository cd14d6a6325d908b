import { describe, expect, it } from 'vitest'
import { canEdit, canRead, isAdmin, isMember, isSignedIn } from '../../../lib/domain/policy'

const actor = (id: string, ...groups: string[]) => ({ id, username: id, groups })
const people = {
  waiting: actor('w'),
  member: actor('m', 'everyone'),
  admin: actor('a', 'admins'),
  adminAndMember: actor('b', 'admins', 'everyone'),
  lookalike: actor('l', 'Everyone', 'admins ', 'everyone2'),
}

describe('who may do what', () => {
  it.each([
    ['waiting', { member: false, admin: false, readsOwn: true, readsOthers: false }],
    ['member', { member: true, admin: false, readsOwn: true, readsOthers: true }],
    ['admin', { member: false, admin: true, readsOwn: true, readsOthers: false }],
    ['adminAndMember', { member: true, admin: true, readsOwn: true, readsOthers: true }],
    ['lookalike', { member: false, admin: false, readsOwn: true, readsOthers: false }],
  ] as const)('%s', (name, expected) => {
    const who = people[name]
    expect({
      member: isMember(who),
      admin: isAdmin(who),
      readsOwn: canRead(who, { ownerId: who.id }),
      readsOthers: canRead(who, { ownerId: 'someone' }),
    }).toEqual(expected)
    expect(canEdit(who, { ownerId: who.id })).toBe(true)
    expect(canEdit(who, { ownerId: 'someone' })).toBe(false)
    expect(isSignedIn(who)).toBe(true)
  })
})
