import type { ServerResponse } from 'node:http'
import { AwsError } from '../contract'
import { LostReply } from '../unkind/lost-reply'
import type { Reply } from './exchange'

export const jsonReply = (status: number, body: unknown, type = 'application/json'): Reply => ({
  status,
  type,
  body: JSON.stringify(body),
})

/** An error as every AWS JSON protocol carries it: its name in `__type` and in a header. */
const errorReply = (error: AwsError, type?: string): Reply => ({
  ...jsonReply(error.status, { __type: error.code, message: error.message }, type),
  headers: { 'x-amzn-errortype': error.code },
})

/** What an unexpected throw is answered with; `report` is told the whole. */
export const failureReply = (error: unknown, report: (error: unknown) => void, type?: string): Reply => {
  if (error instanceof AwsError) return errorReply(error, type)
  if (error instanceof LostReply) return { status: 0, isLost: true }
  report(error)
  return errorReply(new AwsError('InternalFailure', 'The local AWS failed: its log says why.', 500), type)
}

export const sendReply = (response: ServerResponse, reply: Reply, id: string) => {
  if (reply.isLost) return void response.destroy()
  const { status, type, headers = {}, body = '' } = reply
  response.writeHead(status, {
    ...(type && { 'content-type': type }),
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': id,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(body)
}
