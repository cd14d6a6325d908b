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

/** Puts todos into the table, owned in turn by the given owners, older than all that are there. */
export const putTodos = async (environment: AwsEnvironment, owners: string[], from: number, count: number) => {
  const table = await todoTable(environment)
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(clientOptions(environment)))
  for (let index = from; index < from + count; index += BATCH) {
    const puts = Array.from({ length: Math.min(BATCH, from + count - index) }, (_, offset) => {
      const number = index + offset
      const time = Date.UTC(2025, 0, 1) + number * 1000
      const at = new Date(time).toISOString()
      const id = newTodoId(time, randomBytes(10))
      return {
        PutRequest: {
          Item: {
            id,
            name: `Bulk todo ${number}`,
            state: 'OPEN',
            'state#id': `OPEN#${id}`,
            version: 1,
            owner: owners[number % owners.length],
            createdAt: at,
            updatedAt: at,
            __typename: 'Todo',
          },
        },
      }
    })
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

/** How many rows of the Todo table the twin has read since it started. */
export const rowsRead = async (environment: AwsEnvironment): Promise<number> => {
  const reply = await fetch(`${environment.AWS_ENDPOINT_URL}/metrics.json`)
  const { itemsRead } = (await reply.json()) as { itemsRead: Record<string, number> }
  return itemsRead[await todoTable(environment)] ?? 0
}
