import type { Clock, UserPool } from '../contract'
import type { Lock } from './key-lock'
import type { Mailbox } from './mailbox'
import type { PageTokens } from './page-token'
import type { Random } from './random'
import type { Store } from './store/store'
import type { Tokens } from './tokens'
import type { FireTrigger } from './trigger'

/** What an operation works with. */
export interface Parts {
  pool: UserPool
  store: Store
  clock: Clock
  random: Random
  lock: Lock
  tokens: Tokens
  pages: PageTokens
  mailbox: Mailbox
  fireTrigger: FireTrigger
}
