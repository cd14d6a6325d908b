import { randomUUID } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { answer } from './answer'

// Without throwOnRequestTimeout the SDK only writes a warning, and waits on.
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true }

const required = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`The environment variable ${name} is missing; amplify/backend.ts sets it`)
  return value
}

export const handler = answer({
  cognito: new CognitoIdentityProviderClient({ requestHandler, maxAttempts: 5 }),
  dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, maxAttempts: 3 })),
  userPoolId: required('USER_POOL_ID'),
  memberTable: required('MEMBER_TABLE'),
  nameClaimTable: required('NAME_CLAIM_TABLE'),
  now: Date.now,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  newId: randomUUID,
  random: Math.random,
})
