import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fail } from '../../../lib/domain/result'
import { makeAction } from '../../../lib/server/action-wrapper'
import { KeyServerUnavailable, type Session } from '../../../lib/server/resolve-session'
import { words } from '../../../lib/server/words'

const session: Session = { actor: { id: 'me', username: 'me', groups: [] }, accessToken: 'token' }
class Redirect extends Error {}

const world = (
  answers: { session?: Session | null | Error; origin?: string | null; lets?: boolean; does?: Error } = {},
) => {
  const steps: string[] = []
  const logged: unknown[] = []
  const noted: unknown[] = []
  const action = makeAction({
    readOrigin: async () => {
      steps.push('origin')
      return answers.origin === undefined ? 'http://localhost:3000' : answers.origin
    },
    readSession: async () => {
      steps.push('session')
      if (answers.session instanceof Error) throw answers.session
      return answers.session === undefined ? session : answers.session
    },
    rethrow: (error) => {
      if (error instanceof Redirect) throw error
    },
    log: (_where, error) => {
      logged.push(error)
      return 'id-1'
    },
    note: (facts) => noted.push(facts),
  })
  const form = z.object({
    name: z.string().refine(
      (name) => {
        steps.push('parse')
        return name !== 'bad'
      },
      { error: 'Not this one.' },
    ),
  })
  const send = action({
    name: 'test',
    policy: () => {
      steps.push('policy')
      return answers.lets ?? true
    },
    form,
    run: async ({ name }, { accessToken }) => {
      steps.push('run')
      if (answers.does) throw answers.does
      return name === 'taken' ? fail('conflict', 'Taken.') : { notice: `${name} by ${accessToken}` }
    },
  })
  const sent = (fields: Record<string, string | File>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.append(name, value)
    return send({}, data)
  }
  return { steps, logged, noted, sent, action, form }
}

describe('an action', () => {
  it('looks at origin, session, policy and form, in this order, before it runs', async () => {
    const { sent, steps } = world()
    expect(await sent({ name: 'Milk' })).toEqual({ notice: 'Milk by token' })
    expect(steps).toEqual(['origin', 'session', 'policy', 'parse', 'run'])
  })

  it.each([
    ['no origin came with it', { origin: null }, 'forbidden', ['origin']],
    ['nobody is signed in', { session: null }, 'unauthenticated', ['origin', 'session']],
    ['the policy says no', { lets: false }, 'forbidden', ['origin', 'session', 'policy']],
    ['the key server is out', { session: new KeyServerUnavailable() }, 'unavailable', ['origin', 'session']],
  ] as const)('goes no further when %s, and what was typed is kept', async (_title, answers, code, done) => {
    const { sent, steps } = world(answers)
    const state = await sent({ name: 'Milk' })
    expect(state).toMatchObject({ error: { code }, values: { name: 'Milk' } })
    expect(steps).toEqual(done)
  })

  it('says at the field what is wrong with it', async () => {
    const state = await world().sent({ name: 'bad' })
    expect(state).toMatchObject({ error: { code: 'invalid', fields: { name: 'Not this one.' } } })
  })

  it('never gives back a password, a code, or what is Next’s own', async () => {
    const typed = { name: 'bad', password: 'p', code: '123456', $ACTION_ID_1: '' }
    expect((await world().sent(typed)).values).toEqual({ name: 'bad' })
  })

  it('refuses a file where a text belongs', async () => {
    expect((await world().sent({ name: new File(['x'], 'x') })).error?.code).toBe('invalid')
  })

  it.each([undefined, null, 5, 'name=Milk', { name: 'Milk' }, [['name', 'Milk']], new Map([['name', 'Milk']])])(
    'takes nothing from %j, which is no form, and says so in words',
    async (sentByHand) => {
      const { action, form, steps } = world()
      const send = action({ name: 'open', policy: 'anyone', form, run: async () => ({ notice: 'done' }) })
      const state = await send({}, sentByHand as never)
      expect([state.error?.code, steps]).toEqual(['invalid', ['origin']])
    },
  )

  it('answers an expected refusal with what was typed', async () => {
    const refused = { error: { code: 'conflict', message: 'Taken.' }, values: { name: 'taken' } }
    expect(await world().sent({ name: 'taken' })).toEqual(refused)
  })

  it('logs what it does not know, and shows its id only', async () => {
    const { sent, logged } = world({ does: new Error('secret of the table') })
    const state = await sent({ name: 'Milk' })
    expect(state.error?.message).toBe(words.unknown('id-1'))
    expect(JSON.stringify(state)).not.toContain('secret')
    expect(logged).toEqual([new Error('secret of the table')])
  })

  it('lets a redirect pass', async () => {
    const { sent, noted } = world({ does: new Redirect() })
    await expect(sent({ name: 'Milk' })).rejects.toThrow(Redirect)
    expect(noted.at(-1)).toEqual({ act: 'test', outcome: 'redirect' })
  })

  it.each([
    ['Milk', {}, 'ok'],
    ['bad', {}, 'invalid'],
    ['taken', {}, 'conflict'],
    ['Milk', { session: null }, 'unauthenticated'],
    ['Milk', { lets: false }, 'forbidden'],
    ['Milk', { does: new Error('secret of the table') }, 'unavailable'],
  ])('tells the log of %j with %j: %s, and nothing of what was typed', async (name, answers, outcome) => {
    const { sent, noted } = world(answers)
    await sent({ name })
    expect(noted.at(-1)).toEqual({ act: 'test', outcome })
  })

  it('for anyone does not ask who it is', async () => {
    const { action, form, steps } = world({ session: null })
    const send = action({
      name: 'open',
      policy: 'anyone',
      form,
      run: async (_input, nobody) => ({ notice: `${nobody}` }),
    })
    const data = new FormData()
    data.append('name', 'Milk')
    expect(await send({}, data)).toEqual({ notice: 'null' })
    expect(steps).toEqual(['origin', 'parse'])
  })

  it('without a policy does not compile', () => {
    const { action, form } = world()
    // @ts-expect-error `policy` is required
    expect(action({ name: 'open', form, run: async () => ({}) })).toBeTypeOf('function')
  })
})
