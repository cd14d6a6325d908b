import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deleteOwnAccount } from '../../../lib/server/own-account'
import { words } from '../../../lib/server/words'
import { type Answer, AskedService, refused } from './asked-service'

const service = new AskedService()
beforeAll(() => service.open())
afterAll(() => service.close())
beforeEach(() => service.forget())

const deletion = (answer: object): Answer => ({ body: { data: { deleteMyAccount: answer } } })
const done = deletion({ outcome: 'DONE', refusal: null })
const refusal = (code: string) => deletion({ outcome: null, refusal: code })
const lost = refused('deleteMyAccount', 'Lambda:Unhandled')
const unknown = { ok: false, error: { code: 'unavailable', message: words.account.maybeDeleted } }

const deletedAfter = (...answers: Answer[]) => {
  service.answers = answers
  return deleteOwnAccount(service.ask)
}

describe('deleting one’s account', () => {
  it('is asked for once, names nobody, and is done', async () => {
    expect(await deletedAfter(done)).toEqual({ ok: true, data: null })
    expect(service.asked.map(({ variables }) => variables)).toEqual([undefined])
  })

  it.each([
    ['is done', done],
    ['was done', deletion({ outcome: 'ALREADY', refusal: null })],
    ['finds nobody to delete any more', refusal('NOT_FOUND')],
  ])('is asked for once more when the answer is lost, and told as done when it %s', async (_, answer) => {
    expect(await deletedAfter(lost, answer)).toEqual({ ok: true, data: null })
    expect(service.asked).toHaveLength(2)
  })

  it('is told as done by no answer at all, nor by two that were lost', async () => {
    expect(await deletedAfter(lost, lost)).toEqual(unknown)
    expect(await deletedAfter()).toEqual(unknown)
    expect(await deletedAfter(deletion({ outcome: null, refusal: null }))).toEqual(unknown)
  })

  it.each([
    ['SELF', 'forbidden', words.account.administrator],
    ['FORBIDDEN', 'forbidden', words.failure.forbidden],
    ['THROTTLED', 'rate_limited', words.repair.throttled],
  ])('that is refused by %s is said to be, and not asked for again', async (code, error, message) => {
    expect(await deletedAfter(refusal(code), done)).toMatchObject({ ok: false, error: { code: error, message } })
    expect(service.asked).toHaveLength(1)
  })

  it('with a token that is over is signed out', async () => {
    const over = {
      status: 401,
      body: { errors: [{ errorType: 'UnauthorizedException', message: 'Token has expired.' }] },
    }
    expect(await deletedAfter(over)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  })
})
