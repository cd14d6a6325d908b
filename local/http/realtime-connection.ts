// The messages of one websocket: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
import type { Realtime, Subscription } from '../appsync/realtime'
import type { Clock } from '../contract'
import { isRecord, parseRecord } from './parse-record'
import { readAuthorization } from './realtime-handshake'
import { type Reason, reasonsOf } from './realtime-refusal'

const MOST_SUBSCRIPTIONS = 100
/** Of a message, either way. */
const MOST_BYTES = 240 * 1024
const CONNECTION_TIMEOUT_MS = 300_000

const EXPIRED: Reason = { errorType: 'UnauthorizedException', message: 'Token has expired.' }

interface ServerMessage {
  type: string
  id?: string
  payload?: unknown
}

type Entry = Partial<Subscription>

/** One connection, whose token is good until `expiresAt`. `send` carries text, `close` ends it. */
export const createConnection = (parts: {
  realtime: Realtime
  hosts: string[]
  expiresAt: number
  clock: Clock
  send: (text: string) => void
  close: (reason: string) => void
  report: (error: unknown) => void
}) => {
  const { realtime, hosts, expiresAt, clock, report } = parts
  const entries = new Map<string, Entry>()

  const send = (message: ServerMessage) => parts.send(JSON.stringify(message))
  const refuse = (id: string | undefined, errors: Reason[]) =>
    send({ type: 'error', ...(id === undefined ? {} : { id }), payload: { errors } })
  const unsupported = (id?: string) =>
    refuse(id, [{ errorType: 'UnsupportedOperation', message: 'unknown not supported through the realtime channel' }])

  const end = () => {
    for (const { stop } of entries.values()) stop?.()
    entries.clear()
  }

  // AWS says of no connection that it outlives its token, nor that it ends with it: here it ends, and so does a
  // subscription that was started with a token of its own. What AWS does say, 24 hours at most, no token reaches.
  const hasExpired = () => {
    if (clock() < expiresAt) return false
    refuse(undefined, [EXPIRED])
    end()
    parts.close(EXPIRED.message)
    return true
  }

  const expire = (id: string, entry: Entry) => {
    if (entry.expiresAt === undefined || clock() < entry.expiresAt) return false
    entry.stop?.()
    entries.delete(id)
    refuse(id, [EXPIRED])
    return true
  }

  const deliver = (id: string, entry: Entry, payload: unknown) => {
    if (entries.get(id) !== entry || hasExpired() || expire(id, entry)) return
    const text = JSON.stringify({ id, type: 'data', payload })
    // AWS names this limit and not what becomes of what is beyond it.
    if (Buffer.byteLength(text) <= MOST_BYTES) parts.send(text)
  }

  const begin = async (id: string, { data, extensions }: Record<string, unknown>, entry: Entry) => {
    const header = isRecord(extensions) && isRecord(extensions.authorization) ? extensions.authorization : undefined
    const authorization = readAuthorization(header, hosts)
    const subscription = await realtime.start({
      authorization,
      body: data,
      deliver: (payload) => deliver(id, entry, payload),
    })
    // It was stopped, or the connection has ended, while its resolver ran.
    if (entries.get(id) !== entry) return subscription.stop()
    Object.assign(entry, subscription)
    send({ type: 'start_ack', id })
  }

  const start = async (id: string, payload: unknown) => {
    if (!isRecord(payload) || typeof payload.data !== 'string') return unsupported()
    if (entries.has(id))
      return refuse(id, [{ errorType: 'DuplicatedOperationError', message: `Operation ${id} is running already.` }])
    if (entries.size >= MOST_SUBSCRIPTIONS) {
      const message = `Max number of ${MOST_SUBSCRIPTIONS} subscriptions reached`
      return refuse(id, [{ errorType: 'MaxSubscriptionsReachedError', message }])
    }
    const entry: Entry = {}
    entries.set(id, entry)
    try {
      await begin(id, payload, entry)
    } catch (error) {
      if (entries.get(id) !== entry) return
      entries.delete(id)
      refuse(id, reasonsOf(error, report))
    }
  }

  const stop = (id: string) => {
    const entry = entries.get(id)
    if (!entry) return refuse(id, [{ errorType: 'UnknownOperationError', message: `Unknown operation id ${id}` }])
    entry.stop?.()
    entries.delete(id)
    send({ type: 'complete', id })
  }

  const keepAlive = () => {
    if (hasExpired()) return
    for (const [id, entry] of entries) expire(id, entry)
    send({ type: 'ka' })
  }

  return {
    /** Takes one message. Never rejects. */
    receive: async (text: string) => {
      if (hasExpired()) return
      if (Buffer.byteLength(text) > MOST_BYTES)
        return refuse(undefined, [{ errorType: 'BadRequestException', message: `Over ${MOST_BYTES} bytes.` }])
      const { type, id, payload } = parseRecord(text) ?? {}
      if (type === 'connection_init') {
        send({ type: 'connection_ack', payload: { connectionTimeoutMs: CONNECTION_TIMEOUT_MS } })
        return send({ type: 'ka' })
      }
      if (typeof id !== 'string' || id === '' || id.length > 128) return unsupported()
      if (type === 'start') return start(id, payload)
      return type === 'stop' ? stop(id) : unsupported(id)
    },
    keepAlive,
    end,
  }
}
