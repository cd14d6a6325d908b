import { describe, expect, it } from 'vitest'
import { readUnkind } from '../../../local/unkind/read-unkind'

describe('COMMONS_UNKIND', () => {
  it('is off when it is not there', () => {
    expect(readUnkind(undefined)).toBeUndefined()
    expect(readUnkind('')).toBeUndefined()
  })

  it('takes every kind', () => {
    const all = {
      seed: 3,
      shortPages: 0.5,
      quotas: { userList: 30, groupRead: 50, groupChange: 25, userRead: 120 },
      throttleRate: 0.1,
      errorRate: 0.1,
      lostReplyRate: 0.01,
      listLagMs: 2000,
      userNotFoundRate: 0.02,
      duplicateEvents: 1,
    }
    expect(readUnkind(JSON.stringify(all))).toEqual(all)
    expect(readUnkind('{"seed":1}')).toEqual({ seed: 1 })
  })

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'it: '],
    ['{}', 'seed: '],
    ['{"seed":1,"errorRate":2}', 'errorRate: '],
    ['{"seed":1,"eror":0.5}', 'eror'],
    ['{"seed":1,"quotas":{"userList":0}}', 'quotas.userList: '],
  ])('says of %s what is wrong, and where to look', (text, reason) => {
    expect(() => readUnkind(text)).toThrow(reason)
    expect(() => readUnkind(text)).toThrow('see local/unkind/unkind.ts')
  })
})
