import type { Assumptions } from './assumptions'

/** How often what happens in a month. */
export const trafficOf = (users: number, a: Assumptions) => {
  const visits = users * a.activeDays * a.visitsADay
  const changes = visits * a.changesAVisit
  const listeningSeconds = visits * a.minutesAVisit * 60
  // That somebody's list is open at a moment of the working day. A change goes to each that is, and to who made it.
  const isOpen = Math.min(1, (a.visitsADay * a.minutesAVisit) / (a.hoursADay * 60))
  const heardByOthers = changes * Math.max(0, users - 1) * isOpen
  const isUnknown = Math.max(0, 1 - a.knownOwners / users)
  // Upper bounds both: a page learns owners as it reads, and it reads once for all that came meanwhile.
  const readForOthers = Math.min(heardByOthers * isUnknown, listeningSeconds / a.refreshSeconds)
  const refreshes = visits * a.refreshesAVisit + (a.isLive ? readForOthers : listeningSeconds / a.pollSeconds)
  const pages = visits * a.pagesAVisit
  const signIns = users * a.signInsAMonth
  const newUsers = users * a.newUsers
  return {
    visits,
    changes,
    refreshes,
    pages,
    signIns,
    newUsers,
    letters: users * a.lettersAMonth,
    /** Pages and refreshes alike: each asks for rows, and for names. */
    lists: pages + refreshes,
    liveUpdates: a.isLive ? changes + heardByOthers + visits * a.messagesAVisit : 0,
    connectionMinutes: a.isLive ? listeningSeconds / 60 : 0,
  }
}
