import { hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { AwsError, type Clock, type InvokeFunction, type UserPool } from '../contract'
import { type ImportedUser, importUsers } from './import-users'
import { createLock } from './key-lock'
import { openMailbox } from './mailbox'
import { operations } from './operation-table'
import { createPageTokens } from './page-token'
import type { Parts } from './parts'
import { prepareGroups, sweep } from './prepare-store'
import { type Random, systemRandom } from './random'
import type { Message } from './records'
import { loadSigningKey } from './signing-key'
import { withPastView } from './store/past-view'
import { openStore } from './store/store'
import { createTokens } from './tokens'
import { createTriggers } from './trigger'

export interface Cognito {
  issuer: string
  /** Runs an operation. `signed`: the caller's AWS signature has been verified. Rejects with an AwsError. */
  handle: (operation: string, input: unknown, caller: { signed: boolean }) => Promise<unknown>
  jwks: () => { keys: JWK[] }
  /** What would have been mailed, newest first. */
  mailbox: () => Message[]
  /** Users in bulk, for tests and benchmarks; their usernames. */
  importUsers: (people: Iterable<ImportedUser>) => Promise<string[]>
  /** Lets what is under way finish, then closes the store. */
  close: () => Promise<void>
}

export interface CognitoOptions {
  pool: UserPool
  /** Where users and the signing key are kept. Only one process may have it open. */
  directory: string
  clock: Clock
  invoke: InvokeFunction
  onCode?: (message: Message) => void
  random?: Random
  /** How long a trigger may take, in milliseconds. */
  triggerPatienceMs?: number
  /** By how many milliseconds lists of users lag behind. Asked at every call. */
  listLagMs?: () => number
}

const LAGGING = new Set(['ListUsers', 'ListUsersInGroup'])

const requireOperation = (name: string, signed: boolean) => {
  const operation = operations.get(name)
  if (!operation) throw new AwsError('UnknownOperationException', `Unknown operation ${name}`)
  if (!signed && !operation.isUnsigned) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token')
  }
  return operation.run
}

/** A Cognito user pool on this machine, as its template describes it. */
export const createCognito = async (options: CognitoOptions): Promise<Cognito> => {
  const { pool, directory, clock, invoke, onCode, random = systemRandom, triggerPatienceMs = 5000 } = options
  const { listLagMs = () => 0 } = options
  const issuer = `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`
  const key = await loadSigningKey(directory)
  const live = await openStore(join(directory, 'users'))
  const { store, past } = withPastView(live, clock, listLagMs)
  await prepareGroups(store, pool, clock)
  await sweep(store, clock)

  const pageSecret = hkdfSync('sha256', key.privateKey.export({ type: 'pkcs8', format: 'der' }), '', 'page tokens', 32)
  const parts: Parts = {
    pool,
    store,
    clock,
    random,
    lock: createLock(),
    tokens: createTokens(key, issuer, clock, random),
    pages: createPageTokens(Buffer.from(pageSecret), clock, random),
    mailbox: await openMailbox(store, onCode),
    fireTrigger: createTriggers(pool, invoke, triggerPatienceMs),
  }

  const underWay = new Set<Promise<unknown>>()
  return {
    issuer,
    handle: async (name, input, { signed }) => {
      const run = requireOperation(name, signed)
      const answer = run(LAGGING.has(name) ? { ...parts, store: past } : parts, input)
      underWay.add(answer)
      return answer.finally(() => underWay.delete(answer))
    },
    jwks: () => ({ keys: [key.jwk] }),
    mailbox: () => parts.mailbox.messages(),
    // Not remembered by the view of the past: what is imported has been there for long.
    importUsers: (people) => importUsers({ ...parts, store: live }, people),
    close: async () => {
      await Promise.allSettled(underWay)
      await store.close()
    },
  }
}
