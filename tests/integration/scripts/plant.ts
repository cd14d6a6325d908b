import type { Machine } from '../../../scripts/doctor/facts'
import type { Verdict } from '../../../scripts/doctor/finding'
import type { startDeployment } from './deployment'

export interface Plant {
  fault: string
  deployment?: Parameters<typeof startDeployment>[0]
  machine?: Partial<Machine>
  /** Variables that the SDK reads; null takes one away. */
  variables?: Record<string, string | null>
  /** Of the service whose answers do not come, or that nobody listens for. */
  silent?: string
  closed?: string
  /** The one check that fires, and how. */
  fires: [check: string, verdict: Verdict]
  says: RegExp
}
