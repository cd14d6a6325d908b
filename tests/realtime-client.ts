// A client of AppSync's websocket, which says what it was sent. Messages of one socket come in order.
import { WebSocket } from 'ws'

interface Message {
  type: string
  id?: string
  payload?: {
    data?: Record<string, unknown> | null
    errors?: { errorType?: string; message: string; errorCode?: number }[]
    connectionTimeoutMs?: number
  }
}

export interface Opening {
  /** `http://127.0.0.1:4566` */
  endpoint: string
  /** Of the websocket, where it is not below the endpoint: AWS has a host of its own for it. */
  address?: string
  /** How long is waited for what should come. */
  patienceMs?: number
  token?: string | undefined
  origin?: string
  /** In place of what an honest client sends. */
  host?: string
  header?: unknown
  query?: string
  protocols?: string[]
}

export const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')

const PATIENCE_MS = 5000

const waiting =
  (patienceMs: number) =>
  async <T>(read: () => T | undefined, what: string): Promise<T> => {
    const end = Date.now() + patienceMs
    for (;;) {
      const value = read()
      if (value !== undefined) return value
      if (Date.now() > end) throw new Error(`There was no ${what}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

/** Rejects when the upgrade is refused, with its status in the message. */
export const openRealtime = async (opening: Opening) => {
  const { endpoint, token } = opening
  const until = waiting(opening.patienceMs ?? PATIENCE_MS)
  const host = opening.host ?? new URL(endpoint).host
  const header = opening.header ?? { host, ...(token === undefined ? {} : { Authorization: token }) }
  const query = opening.query ?? `?header=${encodeURIComponent(base64(header))}&payload=${base64({})}`
  const address = opening.address ?? `${endpoint.replace('http', 'ws')}/graphql/realtime`
  const socket = new WebSocket(`${address}${query}`, opening.protocols ?? ['graphql-ws'], { origin: opening.origin })
  const messages: Message[] = []
  let closing: { code: number; reason: string } | undefined
  socket.on('message', (text) => messages.push(JSON.parse(String(text))))
  socket.on('close', (code, reason) => {
    closing = { code, reason: String(reason) }
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => {})
  let asked = 0

  const send = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  const answerTo = (id: string, from: number) =>
    until(() => messages.slice(from).find((one) => one.id === id && one.type !== 'data'), `answer to ${id}`)

  return {
    socket,
    messages,
    send,
    /** The first message of a type, once it is there. */
    first: (type: string) => until(() => messages.find((one) => one.type === type), type),
    closed: () => until(() => closing, 'end of the connection'),
    /** Answers `start_ack` or `error`. */
    start: (id: string, query: string, variables: Record<string, unknown> = {}, authorization: unknown = undefined) => {
      const from = messages.length
      const extensions = { authorization: authorization ?? { host, Authorization: token } }
      send({ type: 'start', id, payload: { data: JSON.stringify({ query, variables }), extensions } })
      return answerTo(id, from)
    },
    stop: (id: string) => {
      const from = messages.length
      send({ type: 'stop', id })
      return answerTo(id, from)
    },
    /** What a subscription was sent, up to now: whatever the server sent before it answered this has come. */
    eventsOf: async (id: string) => {
      const from = messages.length
      asked += 1
      send({ type: 'stop', id: `nothing-${asked}` })
      await answerTo(`nothing-${asked}`, from)
      return messages.filter((one) => one.type === 'data' && one.id === id).map(({ payload }) => payload)
    },
    /** What a subscription was sent, once there are as many. */
    events: (id: string, count: number) =>
      until(() => {
        const found = messages.filter((one) => one.type === 'data' && one.id === id)
        return found.length >= count ? found.map(({ payload }) => payload) : undefined
      }, `${count} events of ${id}`),
    close: () => socket.close(),
  }
}

export type RealtimeClient = Awaited<ReturnType<typeof openRealtime>>
