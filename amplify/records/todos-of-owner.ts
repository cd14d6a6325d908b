import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type TodoState, TRASH_DAYS } from '../../lib/domain/todo'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'

// As AppSync names the index of `todosByOwner`, and its sort key, which its resolvers write.
const INDEX = 'todosByOwnerAndStateAndId'
const SORT = 'state#id'
const PAGE = 50
const DAY_SECONDS = 86_400

/** A row of the Todo table, as AppSync writes it: what its schema lets be absent may be null as well. */
export interface TodoRow {
  id: string
  name: string
  state: TodoState
  doneAt?: string | null
  version?: number | null
  owner: string
  createdAt: string
  [SORT]: string
}

/** Where a page of an owner's list ends: the last row of it. */
export type TodoPlace = Pick<TodoRow, 'id' | typeof SORT>

/** Of somebody who may no longer exist, 50 at a time: trash, open, done, each newest first; or those of one state. */
export const todosOf = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  owner: string,
  { after, state }: { after?: TodoPlace; state?: TodoState } = {},
): Promise<{ rows: TodoRow[]; next: TodoPlace | undefined }> => {
  const { Items = [], LastEvaluatedKey } = await dynamo.send(
    new QueryCommand({
      TableName: tables.todo,
      IndexName: INDEX,
      KeyConditionExpression: `#owner = :owner${state ? ' AND begins_with(#sort, :state)' : ''}`,
      ExpressionAttributeNames: { '#owner': 'owner', ...(state && { '#sort': SORT }) },
      ExpressionAttributeValues: { ':owner': owner, ...(state && { ':state': `${state}#` }) },
      ScanIndexForward: false,
      Limit: PAGE,
      ExclusiveStartKey: after && { ...after, owner },
    }),
  )
  const next = LastEvaluatedKey as TodoRow | undefined
  return { rows: Items as TodoRow[], next: next && { id: next.id, [SORT]: next[SORT] } }
}

/** The state that a row has, or had before it went to the trash. */
export const stateOutside = ({ state, doneAt }: Pick<TodoRow, 'state' | 'doneAt'>) =>
  state === 'DONE' || typeof doneAt === 'string' ? 'DONE' : 'OPEN'

/** Moves one todo. False when it is not there, no longer theirs, or has changed its state since it was read. */
const moveTodo = ({ dynamo, tables, now }: Services, row: TodoRow, to: TodoState) => {
  const { id, owner, state: from } = row
  const isCounted = typeof row.version === 'number'
  const expiry = to === 'TRASH' ? ', expiresAt = :expiresAt' : ' REMOVE expiresAt'
  return unlessRefused(
    dynamo.send(
      new UpdateCommand({
        TableName: tables.todo,
        Key: { id },
        UpdateExpression: `SET #state = :to, #sort = :sort, #version = ${isCounted ? '#version + :one' : ':one'}, updatedAt = :at${expiry}`,
        ConditionExpression: `#owner = :owner AND #state = :from AND ${isCounted ? '' : 'NOT '}attribute_type(#version, :number)`,
        ExpressionAttributeNames: { '#owner': 'owner', '#state': 'state', '#sort': SORT, '#version': 'version' },
        ExpressionAttributeValues: {
          ...{ ':to': to, ':sort': `${to}#${id}`, ':one': 1, ':number': 'N', ':owner': owner, ':from': from },
          ':at': new Date(now()).toISOString(),
          ...(to === 'TRASH' && { ':expiresAt': Math.floor(now() / 1000) + TRASH_DAYS * DAY_SECONDS }),
        },
      }),
    ),
  )
}

const AT_ONCE = 10

const moveTodos = async (
  services: Services,
  { owner, from, to, until }: { owner: string; from: TodoState; to: (row: TodoRow) => TodoState; until: number },
) => {
  let todos = 0
  let after: TodoPlace | undefined
  do {
    const { rows, next } = await todosOf(services, owner, { state: from, ...(after && { after }) })
    for (let first = 0; first < rows.length; first += AT_ONCE) {
      if (services.now() >= until) return { todos, isAll: false }
      const batch = rows.slice(first, first + AT_ONCE)
      const moved = await Promise.all(batch.map((row) => moveTodo(services, row, to(row))))
      todos += moved.filter(Boolean).length
    }
    after = next
  } while (after)
  return { todos, isAll: true }
}

/** Moves every open todo of an owner to the trash, until the time has come. */
export const trashTodosOf = (services: Services, owner: string, until: number) =>
  moveTodos(services, { owner, from: 'OPEN', to: () => 'TRASH', until })

/** Moves all that an owner has in the trash to where it was, whoever put it there, until the time has come. */
export const returnTodosOf = (services: Services, owner: string, until: number) =>
  moveTodos(services, { owner, from: 'TRASH', to: stateOutside, until })
