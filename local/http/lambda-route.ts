// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
import { randomUUID } from 'node:crypto'
import { AwsError } from '../contract'
import { authorize } from '../iam/authorize'
import type { LambdaResult } from '../lambda/execution'
import type { Lambda } from '../lambda/lambda'
import { verifySignature } from '../signature/verify-signature'
import type { Exchange, Reply } from './exchange'
import type { Services } from './services'

const PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/
const EVENT_LIMIT = 1024 * 1024
const TYPES = ['Event', 'RequestResponse', 'DryRun']

/** The function that an Invoke path names, by name or ARN; undefined for any other path. */
export const invokedFunction = (path: string) => {
  const part = PATH.exec(path)?.[1]
  if (part === undefined) return
  try {
    return decodeURIComponent(part)
      .replace(/^.*:function:/, '')
      .replace(/:.*$/, '')
  } catch {
    return part
  }
}

const parsePayload = (body: Buffer): unknown => {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${reason}`)
  }
}

const invocationType = (exchange: Exchange) => {
  const type = String(exchange.headers['x-amz-invocation-type'] ?? 'RequestResponse')
  if (TYPES.includes(type)) return type
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${type}' at 'invocationType' failed to satisfy constraint: ` +
      `Member must satisfy enum value set: [${TYPES.join(', ')}]`,
  )
}

const resultReply = (result: LambdaResult, requestId: string): Reply => {
  const { errorType, errorMessage, trace } = result.ok ? { errorType: '', errorMessage: '' } : result
  return {
    status: 200,
    type: 'application/json',
    headers: {
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': '$LATEST',
      ...(!result.ok && { 'x-amz-function-error': 'Unhandled' }),
    },
    body: JSON.stringify(result.ok ? result.payload : { errorType, errorMessage, trace }),
  }
}

const acceptEvent = (name: string, event: unknown, { body }: Exchange, lambda: Lambda): Reply => {
  if (body.length > EVENT_LIMIT)
    throw new AwsError(
      'RequestEntityTooLargeException',
      `${body.length} byte payload is too large for the Event invocation type (limit ${EVENT_LIMIT} bytes)`,
      413,
    )
  return { status: 202, headers: { 'x-amzn-requestid': lambda.sendEvent(name, event) } }
}

/** `POST /2015-03-31/functions/{name}/invocations`. Rejects with an AwsError. */
export const answerInvoke = async (name: string, exchange: Exchange, services: Services): Promise<Reply> => {
  const { account, keyring, clock, lambda, tally } = services
  tally.count('lambda', 'Invoke')
  const principal = verifySignature(exchange, { keyring, region: account.region, service: 'lambda', clock })
  const arn = `arn:aws:lambda:${account.region}:${account.accountId}:function:${name}`
  authorize(principal, [{ action: 'lambda:InvokeFunction', resource: arn }], 403)
  const type = invocationType(exchange)
  const event = parsePayload(exchange.body)
  if (!lambda.has(name)) throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404)
  if (type === 'DryRun') return { status: 204 }
  if (type === 'Event') return acceptEvent(name, event, exchange, lambda)
  const requestId = randomUUID()
  return resultReply(await lambda.invoke(name, event, requestId), requestId)
}
