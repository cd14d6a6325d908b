import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { plainItem } from './attribute-value'
import type { NextTokens } from './next-token'
import { ResolverError } from './resolver-error'

type Item = Record<string, AttributeValue>

interface Expression {
  expression?: string
  expressionNames?: Record<string, string>
  expressionValues?: Item
}

interface Request {
  operation: string
  key?: Item
  attributeValues?: Item
  condition?: Expression
  update?: Expression
  query?: Expression
  filter?: Expression
  index?: string
  nextToken?: string | null
  limit?: number
  scanIndexForward?: boolean
  consistentRead?: boolean
}

/** DynamoDB refuses empty maps, which templates often write. */
const filled = <T extends object>(map: T): T | undefined => (Object.keys(map).length > 0 ? map : undefined)

const placeholders = (...expressions: (Expression | undefined)[]) => ({
  ExpressionAttributeNames: filled(Object.assign({}, ...expressions.map((part) => part?.expressionNames))),
  ExpressionAttributeValues: filled(Object.assign({}, ...expressions.map((part) => part?.expressionValues))),
})

const asResolverError = (error: unknown) => {
  if (!(error instanceof DynamoDBServiceException)) return error
  const { httpStatusCode, requestId } = error.$metadata
  const origin = `(Service: DynamoDb, Status Code: ${httpStatusCode}, Request ID: ${requestId})`
  return new ResolverError(`${error.message} ${origin}`, `DynamoDB:${error.name}`)
}

/** Runs the DynamoDB requests that templates write, against one table. Rejects with ResolverError. */
export const createDynamoDbDataSource = (parts: { client: DynamoDBClient; tableName: string; tokens: NextTokens }) => {
  const { client, tableName: TableName, tokens } = parts

  const page = (scope: string, items: Item[] | undefined, scanned: number | undefined, last: Item | undefined) => ({
    items: (items ?? []).map(plainItem),
    scannedCount: scanned,
    nextToken: last ? tokens.encode(scope, last) : null,
  })

  const read = async (request: Request) => {
    const scope = `${TableName}/${request.index ?? ''}`
    const common = {
      TableName,
      IndexName: request.index,
      Limit: request.limit,
      ConsistentRead: request.consistentRead,
      FilterExpression: request.filter?.expression || undefined,
      ExclusiveStartKey: request.nextToken ? (tokens.decode(scope, request.nextToken) as Item) : undefined,
      ...placeholders(request.filter, request.query),
    }
    if (request.operation === 'Scan') {
      const found = await client.send(new ScanCommand(common))
      return page(scope, found.Items, found.ScannedCount, found.LastEvaluatedKey)
    }
    const found = await client.send(
      new QueryCommand({
        ...common,
        KeyConditionExpression: request.query?.expression,
        ScanIndexForward: request.scanIndexForward ?? true,
      }),
    )
    return page(scope, found.Items, found.ScannedCount, found.LastEvaluatedKey)
  }

  const write = async (request: Request) => {
    const { operation, key: Key, condition, update } = request
    const guarded = { TableName, ConditionExpression: condition?.expression || undefined }
    if (operation === 'PutItem') {
      const Item = { ...Key, ...request.attributeValues }
      await client.send(new PutItemCommand({ ...guarded, ...placeholders(condition), Item }))
      return plainItem(Item)
    }
    if (operation === 'DeleteItem') {
      const found = { ...guarded, ...placeholders(condition), Key, ReturnValues: 'ALL_OLD' as const }
      const { Attributes } = await client.send(new DeleteItemCommand(found))
      return Attributes ? plainItem(Attributes) : null
    }
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        ...guarded,
        ...placeholders(condition, update),
        Key,
        UpdateExpression: update?.expression,
        ReturnValues: 'ALL_NEW',
      }),
    )
    return Attributes ? plainItem(Attributes) : null
  }

  const run = async (request: Request) => {
    switch (request.operation) {
      case 'GetItem': {
        const { key: Key, consistentRead: ConsistentRead } = request
        const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead }))
        return Item ? plainItem(Item) : null
      }
      case 'Query':
      case 'Scan':
        return read(request)
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return write(request)
      default:
        throw new ResolverError(`Unsupported operation '${request.operation}'.`, 'MappingTemplate')
    }
  }

  return {
    load: (request: Request) =>
      run(request).catch((error: unknown) => {
        throw asResolverError(error)
      }),
  }
}
