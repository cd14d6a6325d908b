import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { requireVariable } from '../environment'
import type { AttemptServices } from './take-attempt'

/** The services of a trigger, which Cognito gives 5 s: two attempts of 1 s leave room for an answer. */
export const attemptServices = (): Omit<AttemptServices, 'userPoolId'> => {
  const requestHandler = { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true }
  return {
    dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, maxAttempts: 2 })),
    table: requireVariable('ATTEMPT_TABLE'),
    now: Date.now,
  }
}
