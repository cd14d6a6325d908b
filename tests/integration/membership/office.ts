// What acts on users are tested with: asking for one, and looking at what came of it.
import { AdminGetUserCommand, AdminListGroupsForUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { LedgerRow } from '../../../amplify/records/ledger-row'
import type { Caller, Services } from '../../../amplify/services'
import type { UserAct } from '../../../lib/domain/repair'
import type { TodoState } from '../../../lib/domain/todo'
import type { World } from './world'

/** Ids sort by their number, as those of real todos by their time. */
export const todoId = (owner: string, n: number) => `${owner}-${String(n).padStart(3, '0')}`

export const openOffice = (world: World) => ({
  manage: (by: Caller, act: UserAct, { username }: { username: string }, more: object = {}, through?: Services) =>
    world.ask(by, 'manageUser', { username, act, ...more }, through) as Promise<{
      refusal?: string
      outcome?: string
      todos?: number
    }>,
  groups: async ({ username }: Caller) => {
    const input = { UserPoolId: world.poolId, Username: username }
    const { Groups = [] } = await world.pool.send(new AdminListGroupsForUserCommand(input))
    return Groups.map(({ GroupName }) => GroupName).toSorted()
  },
  account: ({ username }: Caller) =>
    world.pool.send(new AdminGetUserCommand({ UserPoolId: world.poolId, Username: username })),
  exclusion: async ({ username }: Caller) =>
    (await world.rows.send(new GetCommand({ TableName: world.tables.exclusion, Key: { username } }))).Item,
  /** What the ledger says of somebody: act, outcome and detail, in order. */
  told: async (subject: string) => {
    const { Items = [] } = await world.rows.send(
      new QueryCommand({
        TableName: world.tables.ledger,
        IndexName: 'bySubject',
        KeyConditionExpression: 'subject = :subject',
        ExpressionAttributeValues: { ':subject': subject },
      }),
    )
    return (Items as LedgerRow[]).map(({ act, outcome, detail }) =>
      [act, outcome, ...(detail ? [detail] : [])].join(' '),
    )
  },
  ledgerSize: async () =>
    (await world.rows.send(new ScanCommand({ TableName: world.tables.ledger, Select: 'COUNT' }))).Count ?? 0,
  putTodo: (
    owner: string,
    n: number,
    { state = 'OPEN', ...more }: { state?: TodoState; [attribute: string]: unknown } = {},
  ) =>
    world.rows.send(
      new PutCommand({
        TableName: world.tables.todo,
        Item: {
          ...{ __typename: 'Todo', id: todoId(owner, n), name: `Todo ${n}`, state, version: 1, owner },
          'state#id': `${state}#${todoId(owner, n)}`,
          createdAt: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(),
          updatedAt: '2026-01-01T00:00:00.000Z',
          ...more,
        },
      }),
    ),
  todo: async (owner: string, n: number) =>
    (await world.rows.send(new GetCommand({ TableName: world.tables.todo, Key: { id: todoId(owner, n) } }))).Item,
})
