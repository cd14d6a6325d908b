// All that each privileged operation could tell.
const USER = `{ id username email isEmailVerified displayName status isEnabled groups systemGroups createdAt memberSince standing }`
const RUN = `{ id scope source startedBy appliedBy state counts { shelf count } chosen users members createdAt }`

export const PRIVILEGED_FIELDS = {
  membershipHealth: '{ refusal users members missing keptOut countedAt runId scanningRunId }',
  listUsers: `{ refusal users ${USER} nextCursor previousCursor total standingsAsOf isSortable searched }`,
  listGroups: '{ refusal names }',
  readUser: `{ refusal user ${USER} attributes { name value } keptOutAt keptOutBy isSelf isLastAdmin }`,
  todosOfUser: '{ refusal todos { id name state createdAt isTrashed } nextCursor }',
  manageUser: '{ refusal outcome todos }',
  createUser: '{ refusal username }',
  startRun: `{ refusal run ${RUN} }`,
  directRun: `{ refusal run ${RUN} }`,
  chooseItems: `{ refusal run ${RUN} }`,
  repairRun: `{ refusal run ${RUN} }`,
  repairRuns: `{ refusal runs ${RUN} nextCursor }`,
  repairItems: '{ refusal items { username sub email reason shelf isChosen } nextCursor }',
  repairSettings: '{ refusal door nightly userListPerSecond groupReadPerSecond groupChangePerSecond ratePercent }',
  changeRepairSettings:
    '{ refusal door nightly userListPerSecond groupReadPerSecond groupChangePerSecond ratePercent }',
  auditEvents: '{ refusal events { chain seq at actor act subject outcome detail runId hash } nextCursor searchedTo }',
  verifyChain: '{ refusal rows brokenAt nextSeq }',
} as const
