import { readRun } from '../../../records/run-store'
import type { Caller, Services } from '../../../services'
import { walkChain } from '../ledger/walk-chain'

const CHAIN = /^(?:run#([\w-]{1,64})|day#(\d{4}-\d{2}-\d{2}))$/

interface VerifyChainInput {
  chain: string
  fromSeq?: number | null
}

/**
 * Whether each row of a chain follows from the one before: what was left out, changed, moved or put in between is found.
 * A run knows how many rows its chain has, so one whose end was cut off, or that was lengthened, is found as well. A day
 * does not know it: without rows it is sound. INVALID: there is no row to begin behind, nor ought to be.
 */
export const verifyChain = async (services: Services, _caller: Caller, { chain, fromSeq }: VerifyChainInput) => {
  const [known, runId, day] = CHAIN.exec(chain) ?? []
  const first = fromSeq ?? 1
  if (!known || first < 1 || (day && Number.isNaN(Date.parse(day)))) return { refusal: 'INVALID' }
  // Before the walk: the worker lengthens the chain meanwhile.
  const before = runId ? await readRun(services, runId) : undefined
  if (runId && !before) return { refusal: 'NOT_FOUND' }
  const { rows, brokenAt, nextSeq, last, isBeyond } = await walkChain(services, chain, first)
  if (isBeyond && first > (before?.ledgerNext ?? 1)) return { refusal: 'INVALID' }
  if (brokenAt !== undefined || nextSeq !== undefined || !before) return { rows, brokenAt, nextSeq }
  if (last < before.ledgerNext - 1) return { rows, brokenAt: last + 1 }
  const after = (await readRun(services, before.id)) ?? before
  const { chunk } = after
  const most = Math.max(after.ledgerNext - 1, chunk ? chunk.ledgerFrom + chunk.usernames.length - 1 : 0)
  return { rows, brokenAt: last > most ? most + 1 : undefined }
}
