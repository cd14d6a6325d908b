import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Ask } from '../../../lib/server/appsync'
import { askAppSync } from '../../../lib/server/ask-appsync'

export interface Answer {
  status?: number
  body: unknown
}

export interface Asked {
  query: string
  variables: Record<string, unknown>
}

/** A service over the wire that gives the answers prepared for it, in their order, and keeps what it was asked. */
export class AskedService {
  answers: Answer[] = []
  asked: Asked[] = []
  /** Takes the place of `answers` where questions come at once. */
  answerTo: ((asked: Asked) => Answer | Promise<Answer>) | undefined
  private url = ''
  private readonly server: Server

  constructor() {
    this.server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', async () => {
        const question: Asked = JSON.parse(body)
        this.asked.push(question)
        const answer = this.answerTo ? await this.answerTo(question) : this.answers.shift()
        // No answer prepared: the service hangs.
        if (answer) response.writeHead(answer.status ?? 200).end(JSON.stringify(answer.body))
      })
    })
  }

  async open() {
    this.server.listen(0, '127.0.0.1')
    await new Promise((resolve) => this.server.once('listening', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`
  }
  close() {
    this.server.closeAllConnections()
    this.server.close()
  }
  forget() {
    this.answers = []
    this.asked = []
    this.answerTo = undefined
  }

  readonly ask: Ask = (query, variables) =>
    askAppSync({ url: this.url, accessToken: 't', query, variables, limit: 2_000 })
}

export const refused = (field: string, errorType: string | null): Answer => ({
  body: { data: { [field]: null }, errors: [{ path: [field], errorType, message: 'no' }] },
})

export const rowOf = (id: string, owner: string, changes: object = {}) => ({
  ...{ id, name: `Name of ${id}`, notes: null, due: null, state: 'OPEN', doneAt: null, version: 1, expiresAt: null },
  ...{ owner, createdAt: '2026-11-23T00:00:00.000Z', updatedAt: '2026-11-23T00:00:00.000Z' },
  ...changes,
})
