import { workspaceWords } from '../words/workspace'

const words = workspaceWords.due
const DAY_MS = 86_400_000

const near = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const far = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

export interface DueWords {
  text: string
  tone: 'late' | 'today' | 'later'
}

/** The day it is somewhere, as `2026-11-25`. `timeZone` absent means the reader's own. */
export const dayIn = (now: string, timeZone?: string): string =>
  timeZone === 'UTC'
    ? now.slice(0, 10)
    : new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
        new Date(now),
      )

/** A day that something is due, seen from another: in words, so that no colour has to tell. Both as `2026-11-25`. */
export const dueWords = (due: string, today: string): DueWords => {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS)
  if (days < 0) return { text: words.overdue(-days), tone: 'late' }
  if (days === 0) return { text: words.today, tone: 'today' }
  if (days === 1) return { text: words.tomorrow, tone: 'later' }
  const format = due.slice(0, 4) === today.slice(0, 4) ? near : far
  return { text: format.format(new Date(`${due}T00:00:00Z`)).replace(',', ''), tone: 'later' }
}
