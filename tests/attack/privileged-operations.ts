// Every operation that is for administrators, asked in a way that would work for one.
import { USER_ACTS } from '../../lib/domain/repair'
import { PRIVILEGED_FIELDS } from './privileged-fields'

export interface Victims {
  waiting: string
  member: string
  admin: string
  /** A planned run. */
  runId: string
}

interface Asked {
  /** As it is named in the tests. */
  name: string
  field: keyof typeof PRIVILEGED_FIELDS
  isMutation?: boolean
  args: (victims: Victims) => string
}

const text = (value: string) => JSON.stringify(value)
const none = () => ''

const asked: Asked[] = [
  { name: 'membershipHealth', field: 'membershipHealth', args: none },
  { name: 'listUsers', field: 'listUsers', args: none },
  { name: 'listUsers, searching', field: 'listUsers', args: () => '(search: "a", searchField: EMAIL)' },
  { name: 'listGroups', field: 'listGroups', args: none },
  { name: 'readUser', field: 'readUser', args: ({ waiting }) => `(username: ${text(waiting)})` },
  { name: 'todosOfUser', field: 'todosOfUser', args: ({ member }) => `(sub: ${text(member)})` },
  ...USER_ACTS.flatMap((act): Asked[] =>
    (['waiting', 'member', 'admin'] as const).map((victim) => ({
      name: `manageUser ${act} of ${victim}`,
      field: 'manageUser',
      isMutation: true,
      args: (victims) =>
        `(username: ${text(victims[victim])}, act: ${act}, confirmation: "x@example.com", alsoTrashTodos: true)`,
    })),
  ),
  { name: 'createUser', field: 'createUser', isMutation: true, args: () => '(email: "intruder@example.com")' },
  { name: 'startRun', field: 'startRun', isMutation: true, args: () => '(scope: ALL)' },
  {
    name: 'startRun of one',
    field: 'startRun',
    isMutation: true,
    args: ({ waiting }) => `(scope: SELECTED, usernames: [${text(waiting)}])`,
  },
  ...['APPLY', 'PAUSE', 'RESUME', 'CANCEL', 'RETRY_FAILED', 'UNDO'].map(
    (order): Asked => ({
      name: `directRun ${order}`,
      field: 'directRun',
      isMutation: true,
      args: ({ runId }) => `(id: ${text(runId)}, order: ${order}, chosen: 1)`,
    }),
  ),
  {
    name: 'chooseItems',
    field: 'chooseItems',
    isMutation: true,
    args: ({ runId }) => `(runId: ${text(runId)}, isChosen: false)`,
  },
  { name: 'repairRun', field: 'repairRun', args: ({ runId }) => `(id: ${text(runId)})` },
  { name: 'repairRuns', field: 'repairRuns', args: none },
  { name: 'repairItems', field: 'repairItems', args: ({ runId }) => `(runId: ${text(runId)})` },
  { name: 'repairSettings', field: 'repairSettings', args: none },
  {
    name: 'changeRepairSettings',
    field: 'changeRepairSettings',
    isMutation: true,
    args: () => '(door: ADD, ratePercent: 100)',
  },
  { name: 'auditEvents', field: 'auditEvents', args: none },
  { name: 'verifyChain', field: 'verifyChain', args: ({ runId }) => `(chain: ${text(`run#${runId}`)})` },
]

export const privileged = asked.map(({ name, field, isMutation = false, args }) => ({
  name,
  field,
  query: (victims: Victims) =>
    `${isMutation ? 'mutation' : 'query'} { ${field}${args(victims)} ${PRIVILEGED_FIELDS[field]} }`,
}))
