import { hkdfSync } from 'node:crypto'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { AwsError, type Clock, type InvokeFunction, type UserPool } from '../contract'
import { createLock } from './key-lock'
import { openMailbox } from './mailbox'
import { operations } from './operation-table'
import { createPageTokens } from './page-token'
import type { Parts } from './parts'
import { prepareGroups, sweep } from './prepare-store'
import { type Random, systemRandom } from './random'
import type { Message } from './records'
import { loadSigningKey } from './signing-key'
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
}

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
  const issuer = `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`
  const key = await loadSigningKey(directory)
  const store = await openStore(join(directory, 'users'))
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
      const answer = requireOperation(name, signed)(parts, input)
      underWay.add(answer)
      return answer.finally(() => underWay.delete(answer))
    },
    jwks: () => ({ keys: [key.jwk] }),
    mailbox: () => parts.mailbox.messages(),
    close: async () => {
      await Promise.allSettled(underWay)
      await store.close()
    },
  }
}
