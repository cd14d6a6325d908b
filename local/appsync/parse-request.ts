import { type DocumentNode, getOperationAST, type OperationDefinitionNode, parse } from 'graphql/index.js'

/** A request that never reaches the schema: HTTP 400. */
export class MalformedHttpRequestException extends Error {
  override name = 'MalformedHttpRequestException'
}

export interface GraphqlRequest {
  document: DocumentNode
  operation: OperationDefinitionNode
  variables: Record<string, unknown>
}

const UNREADABLE = 'Unable to parse GraphQL query.'
const KEPT_DOCUMENTS = 200

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fromText = (body: unknown): unknown => {
  if (typeof body !== 'string' || body === '') return body
  try {
    return JSON.parse(body)
  } catch {
    throw new MalformedHttpRequestException(UNREADABLE)
  }
}

/** Reads the body of a POST, as text or parsed: `{query, variables, operationName}`. Throws MalformedHttpRequestException. */
export const createRequestParser = () => {
  // An app asks the same few questions over and over.
  const documents = new Map<string, DocumentNode>()

  const documentOf = (query: string) => {
    const known = documents.get(query)
    if (known) return known
    const document = parse(query)
    if (documents.size >= KEPT_DOCUMENTS) documents.clear()
    documents.set(query, document)
    return document
  }

  return (given: unknown): GraphqlRequest => {
    const body = fromText(given)
    if (body === undefined || body === null || body === '')
      throw new MalformedHttpRequestException('Request body is empty.')
    if (!isRecord(body) || typeof body.query !== 'string') throw new MalformedHttpRequestException(UNREADABLE)
    const { query, variables, operationName } = body
    if (variables !== undefined && variables !== null && !isRecord(variables))
      throw new MalformedHttpRequestException(UNREADABLE)
    let document: DocumentNode
    try {
      document = documentOf(query)
    } catch {
      throw new MalformedHttpRequestException(UNREADABLE)
    }
    const operation = getOperationAST(document, typeof operationName === 'string' ? operationName : undefined)
    if (!operation) throw new MalformedHttpRequestException(UNREADABLE)
    return { document, operation, variables: variables ?? {} }
  }
}
