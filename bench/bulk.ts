// Many todos and users at once, through the twin's own wire.
import { randomBytes } from 'node:crypto'
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { newTodoId } from '../lib/domain/todo-id'
import type { AwsEnvironment } from '../scripts/seeded-users'
import { cognitoOf } from '../tests/people'

const BATCH = 25

/** Name of the Todo table. */
const todoTable = async (environment: AwsEnvironment): Promise<string> => {
  const { TableNames = [] } = await new DynamoDBClient(clientOptions(environment)).send(new ListTablesCommand({}))
  const name = TableNames.find((each) => each.startsWith('Todo'))
  if (!name) throw new Error('The twin has no Todo table')
  return name
}

const clientOptions = (environment: AwsEnvironment) => ({
  endpoint: environment.AWS_ENDPOINT_URL,
  region: environment.AWS_REGION,
  credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
})

const STATES = ['OPEN', 'DONE', 'TRASH'] as const
const ACTS = ['Water', 'Paint', 'Mend', 'Order', 'Sweep', 'Sort', 'Label']
const THINGS = ['the plants', 'the fence', 'a lamp', 'the archive', 'paper cups', 'the north door']
const TRASH_SECONDS = 30 * 86_400

/** Owners take turns, and so do the states of each owner's todos: every view has its share, however many there are. */
const bulkTodo = (owners: string[], number: number) => {
  const time = Date.UTC(2025, 0, 1) + number * 1000
  const at = new Date(time).toISOString()
  const id = newTodoId(time, randomBytes(10))
  const state = STATES[Math.floor(number / owners.length) % STATES.length] ?? 'OPEN'
  return {
    id,
    name: `${ACTS[number % ACTS.length]} ${THINGS[number % THINGS.length]}, number ${number}`,
    state,
    'state#id': `${state}#${id}`,
    version: 1,
    owner: owners[number % owners.length],
    createdAt: at,
    updatedAt: at,
    __typename: 'Todo',
    ...(state === 'DONE' && { doneAt: at }),
    ...(state === 'TRASH' && { expiresAt: Math.floor(Date.now() / 1000) + TRASH_SECONDS }),
  }
}

/** Puts todos into the table, older than all that are there. */
export const putTodos = async (environment: AwsEnvironment, owners: string[], from: number, count: number) => {
  const table = await todoTable(environment)
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(clientOptions(environment)))
  const end = from + count
  for (let index = from; index < end; index += BATCH) {
    const puts = Array.from({ length: Math.min(BATCH, end - index) }, (_, offset) => ({
      PutRequest: { Item: bulkTodo(owners, index + offset) },
    }))
    await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }))
  }
}

/** Creates users as the console does. */
export const createUsers = async (environment: AwsEnvironment, count: number) => {
  const cognito = cognitoOf(environment)
  for (let index = 0; index < count; index += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, count - index) }, (_, offset) =>
        cognito.send(
          new AdminCreateUserCommand({
            UserPoolId: environment.USER_POOL_ID,
            Username: `bulk-${index + offset}@example.com`,
            TemporaryPassword: 'Temporary-word-1',
            MessageAction: 'SUPPRESS',
          }),
        ),
      ),
    )
}

interface Metrics {
  itemsRead: Record<string, number>
  operations: { appsync?: Record<string, number> }
}

/** What the twin has done since it started: rows of the Todo table read, and requests to its AppSync. */
export const readMetrics = async (environment: AwsEnvironment): Promise<{ rows: number; calls: number }> => {
  const reply = await fetch(`${environment.AWS_ENDPOINT_URL}/metrics.json`)
  const { itemsRead, operations } = (await reply.json()) as Metrics
  return { rows: itemsRead[await todoTable(environment)] ?? 0, calls: operations.appsync?.graphql ?? 0 }
}
