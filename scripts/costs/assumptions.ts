// What a month is taken to be like. A figure that the code gives says where it stands; the others are guesses, to be changed to one's own.

const stated = {
  activeDays: [22, 'days of a month on which each user comes'],
  hoursADay: [10, 'hours over which their visits are spread'],
  visitsADay: [2, 'visits of each user on such a day'],
  minutesAVisit: [10, 'minutes for which the list stays open, and listens'],
  pagesAVisit: [3, 'pages of a visit that the server makes'],
  changesAVisit: [3, 'todos added, ticked or edited in a visit'],
  signInsAMonth: [2, 'sign-ins of each user: one ends after 14 days of absence (decision 032)'],
  lettersAMonth: [0.3, 'codes and invitations for each user'],
  newUsers: [0.05, 'share of the users who are new in this month'],
  todosEach: [100, 'todos that each user keeps, those in the trash too'],

  callsAPage: [2, 'calls of AppSync for a page or a refresh: docs/benchmarks.md, at most'],
  rowsAPage: [50, 'todos on it: PAGE_SIZE in lib/server/todo-page.ts'],
  rowKilobytes: [0.4, 'KB of a todo, its index rows each'],
  ownersAPage: [25, 'owners whose names are asked for with it, each half a read unit'],
  refreshesAVisit: [
    3,
    'times the browser reads the list anew: when it begins to listen, and on two returns to the tab',
  ],
  messagesAVisit: [4, 'messages of a new connection, which are billed as updates: itself and three subscriptions'],
  messageKilobytes: [0.6, 'KB of one change on its way to a browser'],
  knownOwners: [50, 'owners that a page knows; a change by another makes it read the list anew (keep-current.ts)'],
  refreshSeconds: [0.5, 'seconds from one such reading to the next at least: SETTLE_MS, and the answer'],
  isLive: [1, '1: browsers listen; 0: they read the list every half minute'],
  pollSeconds: [30, 'seconds between two readings where they do not listen: EVERY_MS in keep-current.ts'],
  writesAChange: [4, 'write units of a change: the todo and its two indexes, in one of which it may move'],
  readsAChange: [1, 'read units of a change: the resolver looks whose it is'],
  writesASignIn: [4, 'write units: attempts by account and by address, and the member’s row'],
  readsASignIn: [2, 'read units: the member’s row and the settings'],

  ticksAMonth: [43_800, 'ticks of the repair worker, one a minute'],
  tickSeconds: [0.15, 'seconds of a tick with nothing to do'],
  readsATick: [4, 'read units of a tick'],
  writesATick: [2, 'write units of a tick: it takes the lease, and gives it back'],
  nights: [30, 'scans of all users, if they are switched on'],
  usersAScanSecond: [1430, 'users that a scan walks in a second: 100,000 in 70 s (docs/benchmarks.md)'],
  functionGigabytes: [0.5, 'GB of each function: 512 MB (amplify/functions)'],
  functionSeconds: [0.1, 'seconds of any other invocation'],

  builds: [20, 'builds of a month'],
  minutesABuild: [12, 'minutes of one, not measured here'],
  pageKilobytes: [25, 'KB of a page on its way, packed'],
  refreshKilobytes: [6, 'KB of a refresh, packed'],
  firstLoadKilobytes: [175, 'KB of scripts and styles: docs/benchmarks.md'],
  firstLoads: [0.1, 'share of the visits whose browser does not have them yet'],
  serverGigabytes: [1, 'GB of the server, as Hosting reckons, not confirmed'],
  serverSeconds: [0.1, 'seconds of a request, waiting for AppSync included'],
  requestLogKilobytes: [0.4, 'KB in the log of a request'],
  invocationLogKilobytes: [0.5, 'KB in the log of an invocation'],
  alarms: [15, 'alarms: two for each of six functions, and three more (amplify/alarms.ts)'],
  wafRules: [2, 'rules of the web ACL: docs/waf.md'],
  callsASignIn: [4, 'calls of Cognito that the ACL sees in a sign-in'],
  lookupsAVisit: [2, 'look-ups of the domain in a visit'],
} as const satisfies Record<string, readonly [value: number, meaning: string]>

export type Assumptions = Record<keyof typeof stated, number>

export const assumptions = Object.fromEntries(
  Object.entries(stated).map(([name, [value]]) => [name, value]),
) as Assumptions

export const meanings: readonly (readonly [value: number, meaning: string])[] = Object.values(stated)
