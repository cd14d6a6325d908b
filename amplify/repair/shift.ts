import type { Services } from '../services'
import { extendLease, takeLease } from './lease'

/** Another worker has the lease. Nothing more may be written or asked. */
export class DeposedError extends Error {}

/** The invocation ends soon. The next one goes on from what is written down. */
export class OutOfTimeError extends Error {}

/** One worker's time with the lease. */
export interface Shift {
  services: Services
  epoch: number
  /** How many users a run may have under way, and so ask Cognito for once more when it is resumed. */
  chunkSize: number
  /** Says, on the lease, which run is in hand. Throws DeposedError. */
  turnTo: (runId: string) => Promise<void>
  /** Renews the lease when it is time to. Throws DeposedError. Before each call that changes something. */
  keepLease: () => Promise<void>
  /** Throws OutOfTimeError. */
  requireTime: () => void
  /** Waits, and keeps the lease meanwhile. */
  wait: (milliseconds: number) => Promise<void>
  end: () => Promise<void>
}

/** Undefined when another worker is at work. */
export const startShift = async (
  services: Services,
  { leaseMs, deadline, chunkSize }: { leaseMs: number; deadline: number; chunkSize: number },
): Promise<Shift | undefined> => {
  const { now } = services
  const lease = await takeLease(services, { holder: services.newId(), leaseMs })
  if (!lease) return undefined
  const renewEvery = leaseMs / 3
  let renewedAt = now()
  let renewal: Promise<void> | undefined
  const renew = async () => {
    const at = now()
    if (!(await extendLease(services, lease, at + leaseMs))) throw new DeposedError('Another worker has the lease')
    renewedAt = at
  }
  const keepLease = async () => {
    if (now() - renewedAt < renewEvery) return
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    await renewal
  }
  return {
    services,
    epoch: lease.epoch,
    chunkSize,
    turnTo: async (runId) => {
      lease.runId = runId
      await renew()
    },
    keepLease,
    requireTime: () => {
      if (now() >= deadline) throw new OutOfTimeError('This invocation ends soon')
    },
    wait: async (milliseconds) => {
      const end = now() + milliseconds
      for (let left = milliseconds; left > 0; left = end - now()) {
        await services.wait(Math.min(left, renewEvery))
        await keepLease()
      }
    },
    end: async () => {
      await extendLease(services, lease, 0)
    },
  }
}
