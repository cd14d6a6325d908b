import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { EVERYONE } from '../../lib/domain/member'
import { NOBODY, type TodoState } from '../../lib/domain/todo'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'

// As AppSync names the index of `todosByOwner`.
const INDEX = 'todosByOwnerAndCreatedAt'
const PAGE = 50

/** A row of the Todo table, as AppSync writes it. */
export interface TodoRow {
  id: string
  name: string
  state: TodoState
  audience: typeof EVERYONE | typeof NOBODY
  owner: string
  createdAt: string
}

/** Where a page ends: the last row of it. */
export type TodoPlace = Pick<TodoRow, 'id' | 'createdAt'>

/** Of somebody who may no longer exist; newest first, 50 at a time. */
export const todosOf = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  owner: string,
  after?: TodoPlace,
): Promise<{ rows: TodoRow[]; next: TodoPlace | undefined }> => {
  const { Items = [], LastEvaluatedKey } = await dynamo.send(
    new QueryCommand({
      TableName: tables.todo,
      IndexName: INDEX,
      KeyConditionExpression: '#owner = :owner',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': owner },
      ScanIndexForward: false,
      Limit: PAGE,
      ExclusiveStartKey: after && { ...after, owner },
    }),
  )
  const next = LastEvaluatedKey as TodoRow | undefined
  return { rows: Items as TodoRow[], next: next && { id: next.id, createdAt: next.createdAt } }
}

/** Hands a todo to another audience. False when it is not there, no longer theirs, or has been handed already. */
const handOver = ({ dynamo, tables, now }: Services, { id, owner }: TodoRow, to: TodoRow['audience']) =>
  unlessRefused(
    dynamo.send(
      new UpdateCommand({
        TableName: tables.todo,
        Key: { id },
        UpdateExpression: 'SET audience = :to, updatedAt = :at',
        // An open todo that was done in the meantime stays where it is; what was trashed comes back whatever its state.
        ConditionExpression: `#owner = :owner AND audience <> :to${to === NOBODY ? ' AND #state = :open' : ''}`,
        ExpressionAttributeNames: { '#owner': 'owner', ...(to === NOBODY && { '#state': 'state' }) },
        ExpressionAttributeValues: {
          ':to': to,
          ':owner': owner,
          ':at': new Date(now()).toISOString(),
          ...(to === NOBODY && { ':open': 'OPEN' }),
        },
      }),
    ),
  )

const AT_ONCE = 10

/** Moves every open todo of an owner to the trash, or all that are there back, until the time has come. */
export const moveTodos = async (services: Services, owner: string, to: TodoRow['audience'], until: number) => {
  let todos = 0
  let place: TodoPlace | undefined
  do {
    const { rows, next } = await todosOf(services, owner, place)
    const wanted = rows.filter((row) => row.audience !== to && (to === EVERYONE || row.state === 'OPEN'))
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      if (services.now() >= until) return { todos, isAll: false }
      const moved = await Promise.all(wanted.slice(from, from + AT_ONCE).map((row) => handOver(services, row, to)))
      todos += moved.filter(Boolean).length
    }
    place = next
  } while (place)
  return { todos, isAll: true }
}
