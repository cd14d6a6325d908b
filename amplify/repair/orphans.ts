import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { itemKey, shelfKey } from '../records/items'
import { putItems } from '../records/put-items'
import type { ItemRow } from '../records/runs'
import { keptPages } from '../records/walk-pages'
import type { CognitoCalls } from './cognito-calls'
import { digestOf, IdSet, MARKS } from './id-set'
import { clearEarlierPlan, finishPlan, ITEMS_LAST_SECONDS } from './plan'
import type { RunInHand } from './run-in-hand'
import { together } from './together'
import { type Walk, walk, walkOfUsers } from './walk'

const LOOKED_UP_AT_ONCE = 20

const tally = (owners: Record<string, number>, owner: string, todos = 1) => {
  owners[owner] = (owners[owner] ?? 0) + todos
}

/** What everybody sees, by its owner. Todos that are in the trash already are nobody's concern. */
const walkOfTodos = ({ services }: RunInHand, ids: IdSet): Walk => ({
  kind: 'todo',
  fetch: async (token) => {
    const { Items = [], LastEvaluatedKey } = await services.dynamo.send(
      new ScanCommand({
        TableName: services.tables.todo,
        ProjectionExpression: '#owner',
        FilterExpression: '#state IN (:open, :done) AND attribute_exists(#owner)',
        ExpressionAttributeNames: { '#owner': 'owner', '#state': 'state' },
        ExpressionAttributeValues: { ':open': 'OPEN', ':done': 'DONE' },
        ...(token !== undefined && { ExclusiveStartKey: JSON.parse(token) as Record<string, unknown> }),
      }),
    )
    const owners: Record<string, number> = {}
    for (const { owner } of Items)
      if (typeof owner === 'string' && !ids.has(digestOf(owner), MARKS.ENABLED | MARKS.DISABLED)) tally(owners, owner)
    return { ...(LastEvaluatedKey && { next: JSON.stringify(LastEvaluatedKey) }), rows: Items.length, owners }
  },
})

const orphanOf = ({ row, services, shift }: RunInHand, sub: string, todos: number): ItemRow => ({
  runId: row.id,
  key: itemKey(sub),
  epoch: shift.epoch,
  username: sub,
  sub,
  email: '',
  isEmailVerified: false,
  status: '',
  isEnabled: false,
  // Nobody knows when they came: when it was noticed that they are gone.
  createdAt: row.createdAt,
  reason: 'OWNER_GONE',
  isChosen: false,
  shelf: 'ORPHAN',
  shelfKey: shelfKey(row.id, 'ORPHAN'),
  todos,
  expiresAt: Math.floor(services.now() / 1000) + ITEMS_LAST_SECONDS,
})

/** Scope ORPHANS: todos whose owner no user is. */
export const scanOrphans = async (run: RunInHand, calls: CognitoCalls): Promise<void> => {
  const { services, row } = run
  const ids = new IdSet()
  await walk(run, ids, walkOfUsers(calls, 'sub'))
  await walk(run, ids, walkOfTodos(run, ids))
  const owners: Record<string, number> = {}
  const at = { runId: row.id, kind: 'todo', generation: row.memberWalk.generation } as const
  for await (const { content } of keptPages(services, at, ['owners'])) {
    for (const [owner, todos] of Object.entries(content.owners ?? {})) tally(owners, owner, todos)
    await run.requireLease()
  }

  await clearEarlierPlan(run)
  const subs = Object.keys(owners)
    .toSorted()
    .filter((sub) => row.cursor === undefined || sub > row.cursor)
  for (let from = 0; from < subs.length; from += LOOKED_UP_AT_ONCE) {
    const batch = subs.slice(from, from + LOOKED_UP_AT_ONCE)
    const gone: string[] = []
    // Whoever signed up after their page was read was not met, and is not gone.
    const look = async (sub: string) => {
      if (!(await calls.findUser('sub', sub))) gone.push(sub)
    }
    await together(run, batch.map(look))
    await putItems(
      services,
      gone.map((sub) => orphanOf(run, sub, owners[sub] ?? 0)),
    )
    await run.write({ cursor: batch.at(-1), counts: { ORPHAN: (row.counts.ORPHAN ?? 0) + gone.length } })
    run.checkpoint()
  }
  await finishPlan(run, { users: ids.count(MARKS.ENABLED | MARKS.DISABLED), members: 0, counts: row.counts })
}
