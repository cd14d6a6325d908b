import 'server-only'
import type { z } from 'zod'
import type { Actor } from '../domain/member'
import { type FormState, fail, type Result } from '../domain/result'
import { KeyServerUnavailable, type Session } from './resolve-session'
import { isSecretField } from './secret-field'
import { words } from './words'

/** Who may act: anybody at all, or whom the predicate lets. */
export type Policy = 'anyone' | ((actor: Actor) => boolean)

export interface Definition<Input, P extends Policy> {
  /** For the log. */
  name: string
  /** Required, so that an action without a guard does not compile. */
  policy: P
  form: z.ZodType<Input>
  /** Answers what the form shows; the failure of a Result as it is. May redirect. */
  run: (input: Input, session: P extends 'anyone' ? null : Session) => Promise<FormState | Result<never>>
}

interface Ports {
  readSession: () => Promise<Session | null>
  /** The request's Origin, null unless it is the app's own. Next compares only its host, and lets a missing one pass. */
  readOrigin: () => Promise<string | null>
  /** Throws again what is Next's own, such as a redirect. */
  rethrow: (error: unknown) => void
  /** Answers the id that the person is shown. */
  log: (where: string, error: unknown) => string
  /** Hears how it went: `ok`, or the code of the failure. */
  note: (facts: { act: string; outcome: string }) => void
}

// A name that comes more than once, as ticked boxes of one name do: its values with a space between.
const typedInto = (form: unknown): Record<string, string> => {
  const typed = new Map<string, string>()
  // What is posted by hand to an action need not be a form.
  if (!(form instanceof FormData)) return {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !name.startsWith('$'))
      typed.set(name, typed.has(name) ? `${typed.get(name)} ${value}` : value)
  return Object.fromEntries(typed)
}

const withoutSecrets = (typed: Record<string, string>) =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !isSecretField(name)))

const fieldsOf = (issues: z.core.$ZodIssue[]) =>
  Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]).reverse())

const toFailure = (failed: Result<never>): FormState => (failed.ok ? {} : { error: failed.error })

/** The one order of every action: origin, session, policy, parse, run. An action does nothing before all four hold. */
export const makeAction =
  ({ readSession, readOrigin, rethrow, log, note }: Ports) =>
  <Input, P extends Policy>({ name, policy, form: shape, run }: Definition<Input, P>) =>
  async (_state: FormState, form: FormData): Promise<FormState> => {
    const typed = typedInto(form)
    const told = (state: FormState): FormState => {
      note({ act: name, outcome: state.error?.code ?? 'ok' })
      return state
    }
    const refuse = (failed: Result<never>) => told({ ...toFailure(failed), values: withoutSecrets(typed) })
    note({ act: name, outcome: 'redirect' })
    try {
      if (!(await readOrigin())) return refuse(fail('forbidden', words.notFromHere))
      const session = policy === 'anyone' ? null : await readSession()
      if (policy !== 'anyone') {
        if (!session) return refuse(fail('unauthenticated', words.failure.unauthenticated))
        if (!policy(session.actor)) return refuse(fail('forbidden', words.failure.forbidden))
      }
      const input = shape.safeParse(typed)
      if (!input.success) return refuse(fail('invalid', words.failure.invalid, fieldsOf(input.error.issues)))
      const answer = await run(input.data, session as P extends 'anyone' ? null : Session)
      if ('ok' in answer) return refuse(answer)
      return told(answer.error ? { values: withoutSecrets(typed), ...answer } : answer)
    } catch (error) {
      rethrow(error)
      if (error instanceof KeyServerUnavailable) return refuse(fail('unavailable', words.failure.unavailable))
      return refuse(fail('unavailable', words.unknown(log(name, error))))
    }
  }
