import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '../../../lib/domain/result'
import { parseEnvironment } from '../../../lib/server/environment'
import { FLOOR, LETTER_FLOOR, letterFloor, refuseWithFloor, withFloor } from '../../../lib/server/floor'
import { createVirtualClock } from '../../virtual-clock'

const answersAfter = async (milliseconds: number, fails = false) => {
  const clock = createVirtualClock(7)
  const act = async () => {
    await clock.wait(milliseconds)
    if (fails) throw new Error('refused')
    return 'done'
  }
  const answer = await withFloor(act, FLOOR, clock).catch((error: Error) => error.message)
  return [answer, clock.now() - 7]
}

describe('an answer behind the floor', () => {
  it.each([0, 1, 20, FLOOR - 1, FLOOR])('comes at the same moment when the work took %i ms', async (taken) => {
    expect(await answersAfter(taken)).toEqual(['done', FLOOR])
  })

  it('comes at the next multiple when the work took longer, so that nothing finer shows', async () => {
    expect(await answersAfter(FLOOR + 1)).toEqual(['done', 2 * FLOOR])
    expect(await answersAfter(2.5 * FLOOR)).toEqual(['done', 3 * FLOOR])
  })

  it('is not earlier when it is a failure', async () => {
    expect(await answersAfter(3, true)).toEqual(['refused', FLOOR])
  })
})

describe('an answer of which a letter is a part', () => {
  it('waits for a function that has rested, where functions rest', async () => {
    expect(letterFloor(parseEnvironment({ AMPLIFY_APP_ORIGIN: 'https://commons.example' }))).toBe(LETTER_FLOOR)
    expect(letterFloor(parseEnvironment({ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://localhost:4000' }))).toBe(
      FLOOR,
    )
    const clock = createVirtualClock(7)
    await withFloor(() => clock.wait(2100), LETTER_FLOOR, clock)
    expect(clock.now() - 7).toBe(LETTER_FLOOR)
  })
})

describe('an act of which only a refusal is behind the floor', () => {
  const answersAt = async (answer: Result<string>) => {
    const clock = createVirtualClock(7)
    const act = async () => {
      await clock.wait(3)
      return answer
    }
    expect(await refuseWithFloor(act, clock)).toEqual(answer)
    return clock.now() - 7
  }

  it('tells a success at once', async () => {
    expect(await answersAt(ok('in'))).toBe(3)
  })

  it('refuses at the floor', async () => {
    expect(await answersAt(fail('invalid', 'no'))).toBe(FLOOR)
  })
})
