import { describe, expect, it } from 'vitest'
import { judgeUser } from '../../../amplify/repair/judge-user'

describe('a user who is not in the group', () => {
  it.each([
    ['FORCE_CHANGE_PASSWORD', true, false, 'NEVER_SIGNED_IN', 'CHOSEN'],
    ['EXTERNAL_PROVIDER', true, false, 'FEDERATED', 'CHOSEN'],
    ['CONFIRMED', true, false, 'CONFIRMED_WITHOUT_TRIGGER', 'CHOSEN'],
    ['RESET_REQUIRED', true, false, 'CONFIRMED_WITHOUT_TRIGGER', 'CHOSEN'],
    ['UNCONFIRMED', true, false, 'UNCONFIRMED', 'LEFT_ALONE'],
    ['CONFIRMED', false, false, 'DISABLED', 'LEFT_ALONE'],
    ['UNCONFIRMED', false, false, 'DISABLED', 'LEFT_ALONE'],
    ['FORCE_CHANGE_PASSWORD', true, true, 'KEPT_OUT', 'KEPT_OUT'],
    ['CONFIRMED', false, true, 'KEPT_OUT', 'KEPT_OUT'],
  ] as const)('%s, enabled %s, kept out %s: %s, %s', (status, isEnabled, isKeptOut, reason, shelf) => {
    const isChosen = shelf === 'CHOSEN'
    expect(judgeUser({ status, isEnabled }, isKeptOut)).toEqual({ reason, shelf, isChosen })
  })
})
