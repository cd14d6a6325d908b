// AppSync's protocol over one websocket:
// https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html

export interface Ticket {
  url: string
  host: string
  token: string
  /** Milliseconds that the token is still good for. */
  lasts: number
}

interface Message {
  type: string
  id?: string
  payload?: { data?: Record<string, unknown> | null; connectionTimeoutMs?: number }
}

interface Listener {
  /** By the name of the subscription, one document each. */
  subscriptions: Record<string, string>
  /** Every subscription is in force. */
  onReady: () => void
  /** `value` is null when the event could not be told whole. */
  onEvent: (subscription: string, value: unknown) => void
  /** Once, however it ended. */
  onClose: () => void
}

const CONNECT_MS = 15_000
const encode = (value: unknown) => btoa(JSON.stringify(value))

/** Opens a socket and subscribes. Answers how to close it. */
export const openLiveSocket = ({ url, host, token }: Ticket, listener: Listener): (() => void) => {
  const authorization = { host, Authorization: token }
  const socket = new WebSocket(`${url}?header=${encodeURIComponent(encode(authorization))}&payload=e30=`, 'graphql-ws')
  const pending = new Set(Object.keys(listener.subscriptions))
  let isClosed = false
  let silence = setTimeout(() => close(), CONNECT_MS)
  let patience = CONNECT_MS

  const close = () => {
    if (isClosed) return
    isClosed = true
    clearTimeout(silence)
    socket.close()
    listener.onClose()
  }
  const send = (message: unknown) => socket.send(JSON.stringify(message))

  const start = (id: string, query: string) =>
    send({
      id,
      type: 'start',
      payload: { data: JSON.stringify({ query, variables: {} }), extensions: { authorization } },
    })

  const take = ({ type, id = '', payload }: Message) => {
    if (type === 'connection_ack') {
      patience = payload?.connectionTimeoutMs ?? 300_000
      for (const [name, query] of Object.entries(listener.subscriptions)) start(name, query)
    }
    if (type === 'start_ack' && pending.delete(id) && pending.size === 0) listener.onReady()
    if (type === 'data') listener.onEvent(id, payload?.data?.[id] ?? null)
    // A subscription that was refused or ended leaves a hole: all begins anew.
    if (type === 'error' || type === 'connection_error' || type === 'complete') close()
  }

  socket.onopen = () => send({ type: 'connection_init' })
  socket.onmessage = ({ data }) => {
    clearTimeout(silence)
    silence = setTimeout(() => close(), patience)
    take(JSON.parse(String(data)) as Message)
  }
  socket.onclose = close
  socket.onerror = close
  return close
}
