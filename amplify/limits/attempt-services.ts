import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { requireVariable } from '../environment'
import type { LimitServices } from './limit-attempts'

/** The services of a trigger, which Cognito gives 5 s: two attempts of 1 s leave room for an answer. */
export const attemptServices = (): Omit<LimitServices, 'userPoolId'> => {
  const requestHandler = { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true }
  return {
    dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, maxAttempts: 2 })),
    table: requireVariable('ATTEMPT_TABLE'),
    callerKey: process.env.CALLER_KEY,
    now: Date.now,
  }
}
