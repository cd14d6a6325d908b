import type { Message } from './records'
import { allMessages, messageKey } from './store/keys'
import { type Change, put, remove, type Store } from './store/store'

// A mailbox is for looking at: ten thousand invitations would push out of memory what a person came to see.
const KEPT = 500

export interface Mailbox {
  /** The change that stores a message, for the batch of what it is about, and what to call once that is written. */
  prepare: (message: Message) => { changes: Change[]; deliver: () => void }
  /** Newest first, the last 500. */
  messages: () => Message[]
}

/** The messages that a real pool would mail, kept in the store. `onCode` is told of each. */
export const openMailbox = async (store: Store, onCode?: (message: Message) => void): Promise<Mailbox> => {
  const rows = await store.page(allMessages, { limit: KEPT, reverse: true })
  let messages = rows.map(({ value }) => value)
  let next = Number(rows[0]?.name ?? 0) + 1

  return {
    prepare: (message) => {
      const number = next++
      return {
        changes: [put(messageKey(number), message), remove(messageKey(number - KEPT))],
        deliver: () => {
          messages = [message, ...messages].slice(0, KEPT)
          onCode?.(message)
        },
      }
    },
    messages: () => messages,
  }
}
