import { randomUUID } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'aws-lambda'
import { readTables, requireVariable } from '../../environment'
import { LEASE_MS, work } from '../../repair/work'
import type { WorkOrder } from '../../repair/work-order'
import type { Services } from '../../services'

// Without throwOnRequestTimeout the SDK only writes a warning, and waits on.
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true }

const services: Services = {
  // Each attempt is a call that a run counts and paces, so the SDK makes one.
  cognito: new CognitoIdentityProviderClient({ requestHandler, maxAttempts: 1 }),
  dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, maxAttempts: 5 }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
  userPoolId: requireVariable('USER_POOL_ID'),
  tables: readTables(),
  // A worker has nobody to wake.
  wakeWorker: async () => {},
  now: Date.now,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  newId: randomUUID,
  random: Math.random,
  tell: (event, facts) => process.stdout.write(`${JSON.stringify({ event, ...facts })}\n`),
}

// What is left for the page or chunk that is under way when no other is begun.
const RESERVE_MS = 60_000
const leaseMs = Number(process.env.LEASE_MS ?? LEASE_MS)

/** The schedule's event does not name its job. */
export const handler = (order: Partial<WorkOrder> | undefined, context: Pick<Context, 'getRemainingTimeInMillis'>) =>
  work(services, {
    order: { ...(typeof order?.runId === 'string' && { runId: order.runId }) },
    deadline: services.now() + Math.max(0, context.getRemainingTimeInMillis() - RESERVE_MS),
    leaseMs,
  })
