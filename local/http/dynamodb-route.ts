import { authorize } from '../iam/authorize'
import { dynamoDbRights } from '../iam/required-rights'
import { verifySignature } from '../signature/verify-signature'
import type { Exchange, Reply } from './exchange'
import { parseJsonObject } from './read-body'
import { failureReply, jsonReply } from './reply'
import type { Services } from './services'

const TYPE = 'application/x-amz-json-1.0'

const errorName = (body: unknown) => String((body as { __type?: string }).__type).replace(/^.*#/, '')

/** `POST /` with the target `DynamoDB_20120810.{operation}`. */
export const answerDynamoDb = async (
  operation: string,
  exchange: Exchange,
  { account, keyring, clock, dynamodb, tally }: Services,
  report: (error: unknown) => void,
): Promise<Reply> => {
  tally.count('dynamodb', operation)
  try {
    const principal = verifySignature(exchange, { keyring, region: account.region, service: 'dynamodb', clock })
    const input = parseJsonObject(exchange.body)
    authorize(principal, dynamoDbRights(operation, input, account))
    const { status, body } = await dynamodb.handle(operation, input)
    const reply = jsonReply(status, body, TYPE)
    return status === 200 ? reply : { ...reply, headers: { 'x-amzn-errortype': errorName(body) } }
  } catch (error) {
    return failureReply(error, report, TYPE)
  }
}
