import { randomUUID } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { readTables, requireVariable } from '../../environment'
import { answer } from './answer'

// Without throwOnRequestTimeout the SDK only writes a warning, and waits on.
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true }
const lambda = new LambdaClient({ requestHandler, maxAttempts: 3 })
const worker = requireVariable('REPAIR_WORKER')

export const handler = answer({
  cognito: new CognitoIdentityProviderClient({ requestHandler, maxAttempts: 5 }),
  dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, maxAttempts: 3 }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  userPoolId: requireVariable('USER_POOL_ID'),
  tables: readTables(),
  wakeWorker: async (order) => {
    await lambda.send(
      new InvokeCommand({ FunctionName: worker, InvocationType: 'Event', Payload: JSON.stringify(order) }),
    )
  },
  now: Date.now,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  newId: randomUUID,
  random: Math.random,
})
