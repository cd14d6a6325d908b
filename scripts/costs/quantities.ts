import type { Assumptions } from './assumptions'
import type { Prices } from './prices'
import { trafficOf } from './traffic'

const KB_IN_GB = 1_000_000
const KB_OF_UNIT = 4

/** How much of what AWS counts comes together in a month, by the name of its price. */
export const quantitiesOf = (
  users: number,
  a: Assumptions,
): Record<Exclude<keyof Prices, 'cognitoLiteUsers'>, number> => {
  const { visits, changes, refreshes, pages, signIns, newUsers, letters, lists, liveUpdates, connectionMinutes } =
    trafficOf(users, a)
  // Eventually consistent: half a unit for each 4 KB of the page, and for the name of its reader and of each owner.
  const readsAList = Math.ceil((a.rowsAPage * a.rowKilobytes) / KB_OF_UNIT) / 2 + 0.5 + a.ownersAPage / 2
  const todoGigabytes = (users * a.todosEach * a.rowKilobytes) / KB_IN_GB
  // The names of a list, the front door, and the triggers: before a sign-in, around a sign-up, for a letter.
  const answered = lists + signIns * 2 + newUsers * 2 + letters
  const invocations = answered + a.ticksAMonth
  const seconds = answered * a.functionSeconds + a.ticksAMonth * a.tickSeconds + (a.nights * users) / a.usersAScanSecond
  const requests = lists + changes + visits + signIns * 2
  return {
    cognitoUsers: users,
    letters,
    operations: lists * a.callsAPage + changes + signIns,
    liveUpdates,
    connectionMinutes,
    dataOut: (liveUpdates * a.messageKilobytes) / KB_IN_GB,
    reads: lists * readsAList + changes * a.readsAChange + signIns * a.readsASignIn + a.ticksAMonth * a.readsATick,
    writes: changes * a.writesAChange + signIns * a.writesASignIn + a.ticksAMonth * a.writesATick,
    // The table and its two indexes.
    storage: todoGigabytes * 3,
    recovery: todoGigabytes,
    invocations,
    computing: seconds * a.functionGigabytes,
    ticks: a.ticksAMonth,
    logs: (requests * a.requestLogKilobytes + invocations * a.invocationLogKilobytes) / KB_IN_GB,
    alarms: a.alarms,
    buildMinutes: a.builds * a.minutesABuild,
    served:
      (pages * a.pageKilobytes + refreshes * a.refreshKilobytes + visits * a.firstLoads * a.firstLoadKilobytes) /
      KB_IN_GB,
    requests,
    serving: (requests * a.serverSeconds * a.serverGigabytes) / 3600,
    acls: 1,
    rules: a.wafRules,
    // A visit refreshes its tokens once.
    inspected: signIns * a.callsASignIn + visits,
    zones: 1,
    lookups: visits * a.lookupsAVisit,
  }
}
