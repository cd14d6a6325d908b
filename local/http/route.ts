import { AwsError } from '../contract'
import { answerCognito } from './cognito-route'
import { answerDynamoDb } from './dynamodb-route'
import type { Exchange, Reply } from './exchange'
import { answerInvoke, invokedFunction } from './lambda-route'
import { answerPage } from './pages-route'
import { parseJson } from './read-body'
import { jsonReply } from './reply'
import type { Services } from './services'
import { answerSts, isQuery } from './sts-route'

const MEGABYTE = 1024 * 1024

const targetOf = (headers: Exchange['headers']) => {
  const [service = '', operation = ''] = String(headers['x-amz-target'] ?? '').split('.')
  return { service, operation }
}

/** The largest body, in bytes, that the service behind a request takes. */
export const bodyLimit = (path: string, headers: Exchange['headers']) => {
  if (invokedFunction(path) !== undefined) return 6 * MEGABYTE
  return targetOf(headers).service === 'DynamoDB_20120810' ? 16 * MEGABYTE : MEGABYTE
}

const answerGraphql = async (exchange: Exchange, { graphql, tally }: Services): Promise<Reply> => {
  tally.count('appsync', 'graphql')
  const { authorization } = exchange.headers
  const { status, body } = await graphql({ authorization, body: parseJson(exchange.body) })
  return jsonReply(status, body)
}

const answerTarget = (exchange: Exchange, services: Services, report: (error: unknown) => void) => {
  const { service, operation } = targetOf(exchange.headers)
  if (service === 'AWSCognitoIdentityProviderService') return answerCognito(operation, exchange, services, report)
  if (service === 'DynamoDB_20120810') return answerDynamoDb(operation, exchange, services, report)
  throw new AwsError('UnknownOperationException', 'The X-Amz-Target header names no service of this local AWS.')
}

/** Sends a request to the service that its method, path and target name. Rejects with an AwsError. */
export const route = async (
  exchange: Exchange,
  services: Services,
  report: (error: unknown) => void,
): Promise<Reply> => {
  const { method, path } = exchange
  const page = method === 'GET' ? answerPage(path, services) : undefined
  if (page) return page
  if (method === 'POST') {
    if (path === '/' && isQuery(exchange)) return answerSts(exchange, services, report)
    if (path === '/') return answerTarget(exchange, services, report)
    if (path === '/graphql') return answerGraphql(exchange, services)
    const name = invokedFunction(path)
    if (name !== undefined) return answerInvoke(name, exchange, services)
  }
  throw new AwsError('NotFoundException', `Nothing answers ${method} ${path} here.`, 404)
}
