import type { Count } from './records'

const HOUR = 3_600_000
const MOST = 5

/** Whether five events within the hour have used up what is allowed. */
export const isUsedUp = (events: Count | undefined, now: number) =>
  events !== undefined && now - events.since < HOUR && events.count >= MOST

export const countOneMore = (events: Count | undefined, now: number): Count =>
  events !== undefined && now - events.since < HOUR
    ? { count: events.count + 1, since: events.since }
    : { count: 1, since: now }
