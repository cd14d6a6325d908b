import { readHead } from '../../../records/chain-head'
import { readRun } from '../../../records/run-store'
import type { Caller, Services } from '../../../services'
import { walkChain } from '../ledger/walk-chain'

const CHAIN = /^(?:run#([\w-]{1,64})|day#(\d{4}-\d{2}-\d{2}))$/

interface VerifyChainInput {
  chain: string
  fromSeq?: number | null
}

/**
 * Whether each row of a chain follows from the one before: what was left out, changed, moved or put in between is found. A run
 * and a day know how many rows their chain has, so that one whose end was cut off is found as well, and of a run one that was
 * lengthened. A day without rows is sound. INVALID: there is no row to begin behind, nor ought to be.
 */
export const verifyChain = async (services: Services, _caller: Caller, { chain, fromSeq }: VerifyChainInput) => {
  const [known, runId, day] = CHAIN.exec(chain) ?? []
  const first = fromSeq ?? 1
  if (!known || first < 1 || (day && Number.isNaN(Date.parse(day)))) return { refusal: 'INVALID' }
  // Before the walk: others lengthen the chain meanwhile.
  const before = runId ? await readRun(services, runId) : undefined
  if (runId && !before) return { refusal: 'NOT_FOUND' }
  const least = before ? before.ledgerNext - 1 : await readHead(services, chain)
  const { rows, brokenAt, nextSeq, last, isBeyond } = await walkChain(services, chain, first)
  if (isBeyond && first > least + 1) return { refusal: 'INVALID' }
  if (brokenAt !== undefined || nextSeq !== undefined) return { rows, brokenAt, nextSeq }
  if (last < least) return { rows, brokenAt: last + 1 }
  if (!before) return { rows }
  const after = (await readRun(services, before.id)) ?? before
  const { chunk } = after
  const most = Math.max(after.ledgerNext - 1, chunk ? chunk.ledgerFrom + chunk.usernames.length - 1 : 0)
  return { rows, brokenAt: last > most ? most + 1 : undefined }
}
