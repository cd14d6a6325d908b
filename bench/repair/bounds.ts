import { DEFAULT_SETTINGS, type Pace } from '../../lib/domain/repair'

const PAGE = 60

export interface Bound {
  calls: number
  seconds: number
}

/** What cannot be gone below: calls, and seconds at a pace when both walks go on at once. */
export const boundsOf = (
  users: number,
  members: number,
  missing: number,
  pace: Pace = DEFAULT_SETTINGS,
): { plan: Bound; apply: Bound } => {
  const share = pace.ratePercent / 100
  const [userPages, memberPages] = [Math.ceil(users / PAGE), Math.ceil(members / PAGE)]
  const scan = Math.max(userPages / (pace.userListPerSecond * share), memberPages / (pace.groupReadPerSecond * share))
  return {
    plan: { calls: userPages + memberPages, seconds: scan },
    apply: { calls: userPages + memberPages + missing, seconds: scan + missing / (pace.groupChangePerSecond * share) },
  }
}
