import { dayOf, momentOf } from '../domain/day'
import type { Todo } from '../domain/todo'
import { shownName } from '../domain/todo-name'
import { openLiveSocket, type Ticket } from './live-socket'

const FIELDS = 'id name notes due state doneAt version expiresAt owner createdAt updatedAt'
const subscriptions = {
  onCreateTodo: `subscription { onCreateTodo { ${FIELDS} } }`,
  onUpdateTodo: `subscription { onUpdateTodo { ${FIELDS} } }`,
  onDeleteTodo: 'subscription { onDeleteTodo { id } }',
}

type LiveStatus = 'live' | 'reconnecting' | 'ended'

interface Ports {
  /** Null when the session has ended, or its owner is no member any more. */
  getTicket: () => Promise<Ticket | null>
  onChange: (todo: Todo) => void
  onRemove: (id: string) => void
  /** Something happened that could not be told whole, or could have happened unheard. */
  onGap: () => void
  onStatus: (status: LiveStatus) => void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
// Before the token runs out, which the next one overlaps with.
const RENEW_BEFORE_MS = 60_000

type Event = Partial<Record<keyof Todo | 'owner', unknown>>

const toTodo = (event: Event): Todo | undefined => {
  const { id, name, state, owner } = event
  const createdAt = momentOf(event.createdAt)
  const isWhole = [id, name, state, owner, createdAt].every((value) => typeof value === 'string')
  if (!isWhole) return
  const { owner: ownerId, ...rest } = event
  const updatedAt = momentOf(event.updatedAt) ?? createdAt
  const whole = { ...rest, updatedAt, doneAt: momentOf(event.doneAt), due: dayOf(event.due) }
  const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value != null))
  return { ...given, name: shownName(String(name)), ownerId, version: event.version ?? 0 } as Todo
}

/** Listens for what others do until it is stopped; when the connection is lost, tries again, ever more slowly. */
export const startLiveUpdates = ({ getTicket, onChange, onRemove, onGap, onStatus }: Ports): (() => void) => {
  let isStopped = false
  let pause = FIRST_PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let closeSocket = () => {}

  const again = () => {
    if (isStopped) return
    onStatus('reconnecting')
    clearTimeout(timer)
    timer = setTimeout(connect, pause * (0.5 + Math.random() / 2))
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }

  const onEvent = (subscription: string, value: unknown) => {
    const event = value as Event | null
    if (subscription === 'onDeleteTodo' && typeof event?.id === 'string') return onRemove(event.id)
    const todo = event && toTodo(event)
    return todo ? onChange(todo) : onGap()
  }

  const listen = (ticket: Ticket) => {
    // The former one hears until this one does.
    const former = closeSocket
    let isRetired = false
    const close = openLiveSocket(ticket, {
      subscriptions,
      onEvent,
      onReady: () => {
        pause = FIRST_PAUSE_MS
        former()
        onStatus('live')
        onGap()
        clearTimeout(timer)
        timer = setTimeout(connect, Math.max(ticket.lasts - RENEW_BEFORE_MS, 10_000))
      },
      onClose: () => {
        if (!isRetired) again()
      },
    })
    closeSocket = () => {
      isRetired = true
      close()
      former()
    }
  }

  const connect = async () => {
    clearTimeout(timer)
    try {
      const ticket = await getTicket()
      if (isStopped) return
      if (!ticket) return onStatus('ended')
      listen(ticket)
    } catch {
      again()
    }
  }

  const hurry = () => {
    if (isStopped) return
    pause = FIRST_PAUSE_MS
    void connect()
  }
  addEventListener('online', hurry)
  void connect()
  return () => {
    isStopped = true
    removeEventListener('online', hurry)
    clearTimeout(timer)
    closeSocket()
  }
}
