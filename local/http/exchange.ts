import type { IncomingHttpHeaders } from 'node:http'

/** A request, read to its end. */
export interface Exchange {
  method: string
  /** Path and query as they came over the wire. */
  url: string
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface Reply {
  status: number
  type?: string
  headers?: Record<string, string>
  body?: string
  /** The connection ends instead. */
  isLost?: true
}
