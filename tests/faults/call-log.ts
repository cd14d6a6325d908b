import type { Gate } from './gate'

interface Call {
  command: string
  /** What it was about: a page's token, a user. */
  about: string
  pass: number
  /** Undefined: it succeeded. */
  failure?: string
}

const COGNITO = /^(ListUsers|ListUsersInGroup|Admin\w+)$/

/** Looked for and not found is asked once more, since lists lag behind. */
const foundNobody = (input: unknown, reply: unknown) =>
  Boolean((input as { Filter?: string }).Filter) && (reply as { Users?: unknown[] }).Users?.length === 0

const aboutOf = (input: unknown) => {
  const { Username, PaginationToken, NextToken, Filter } = (input ?? {}) as Record<string, string | undefined>
  return Filter ?? Username ?? PaginationToken ?? NextToken ?? ''
}

const failureOf = (input: unknown, reply: unknown, error: unknown) => {
  if (reply === undefined) return (error as Error | undefined)?.name ?? 'lost'
  return foundNobody(input, reply) ? 'nobody' : undefined
}

/** The worker's calls of Cognito, as it has seen them answered. */
export const createCallLog = (now: () => number) => {
  let calls: Call[] = []
  let pass = 0
  let beganAt: number | undefined
  const gate: Gate = {
    before: (command) => {
      if (COGNITO.test(command)) beganAt ??= now()
    },
    after: (command, input, reply, error) => {
      if (!COGNITO.test(command)) return
      const failure = failureOf(input, reply, error)
      calls.push({ command, about: aboutOf(input), pass, ...(failure !== undefined && { failure }) })
    },
  }
  const succeeded = () => calls.filter(({ failure }) => failure === undefined)
  return {
    gate,
    clear: () => {
      calls = []
      beganAt = undefined
    },
    /** From here on what was asked before is rightly asked again. */
    beginPass: () => {
      pass += 1
    },
    succeeded: () => succeeded().length,
    failed: () => calls.length - succeeded().length,
    /** Of the calls that succeeded, those that asked again what the same pass had asked before; first pages left out, which have no token. */
    repeated: () => {
      const seen = new Set<string>()
      return succeeded().filter((call) => {
        const { about } = call
        const key = `${call.pass} ${call.command} ${about}`
        // By username somebody is looked for whom Cognito has denied, each time that it does.
        const isRepeated = about !== '' && !about.startsWith('username =') && seen.has(key)
        seen.add(key)
        return isRepeated
      }).length
    },
    /** When the first of them was sent. */
    beganAt: () => beganAt ?? now(),
  }
}

export type CallLog = ReturnType<typeof createCallLog>
