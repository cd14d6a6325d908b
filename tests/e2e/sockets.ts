// The socket on which a list listens: watched, cut, or never there. To be called before the page is opened.
import type { Page, WebSocketRoute } from 'playwright/test'

const REALTIME = /\/graphql\/realtime/
/** How many subscriptions a list has. */
const SUBSCRIPTIONS = 3

const typeOf = (message: string | Buffer) => (JSON.parse(String(message)) as { type: string }).type

export interface Sockets {
  /** How many were opened. */
  opened: () => number
  /** Closes the one that there is; others do not come about until `mend`. */
  cut: () => Promise<void>
  mend: () => void
  /** What the server says does not arrive any more, and nothing is closed, until `mend`. */
  mute: () => void
}

/** Stands between a page and its socket. `isListening` answers whether each subscription of the last socket is in force. */
export const standBetween = async (page: Page): Promise<Sockets & { isListening: () => boolean }> => {
  let count = 0
  let started = 0
  let isCut = false
  let isMuted = false
  let close = async () => {}
  const onRoute = async (socket: WebSocketRoute) => {
    count += 1
    started = 0
    if (isCut) return socket.close()
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (isMuted) return
      if (typeOf(message) === 'start_ack') started += 1
      socket.send(message)
    })
    close = async () => {
      await server.close()
      await socket.close()
    }
  }
  await page.routeWebSocket(REALTIME, onRoute)
  return {
    opened: () => count,
    isListening: () => started === SUBSCRIPTIONS,
    cut: async () => {
      isCut = true
      started = 0
      await close()
    },
    mend: () => {
      isCut = false
      isMuted = false
    },
    mute: () => {
      isMuted = true
      started = 0
    },
  }
}

/** Watches without standing between: answers how many sockets were opened, and whether the last one listens. */
export const watchSockets = (page: Page) => {
  let count = 0
  let started = 0
  page.on('websocket', (socket) => {
    if (!REALTIME.test(socket.url())) return
    count += 1
    started = 0
    socket.on('framereceived', ({ payload }) => {
      if (typeOf(payload) === 'start_ack') started += 1
    })
  })
  return { opened: () => count, isListening: () => started === SUBSCRIPTIONS }
}
