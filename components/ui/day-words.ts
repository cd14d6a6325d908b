import { shellWords } from '../words/shell'

const DAY_MS = 86_400_000

const formats = (timeZone: string | undefined) => ({
  clock: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }),
  day: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone }),
  dated: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone }),
})

// A format takes longer to make than to use, and a page uses it for each row.
const made = new Map<string | undefined, ReturnType<typeof formats>>()

function formatsIn(timeZone: string | undefined) {
  const known = made.get(timeZone) ?? formats(timeZone)
  made.set(timeZone, known)
  return known
}

/** Hours and minutes, as `10:42`; in UTC it says so. `timeZone` absent means the reader's own. */
export const clockWords = (iso: string, timeZone?: string) =>
  `${formatsIn(timeZone).clock.format(new Date(iso))}${timeZone === 'UTC' ? ' UTC' : ''}`

/** A moment as one reads it on the day `now`: `Today 10:42`, `Yesterday`, `23 Nov`, and with its year when that is another. */
export function dayWords(iso: string, now: string, timeZone?: string): string {
  const { day, dated } = formatsIn(timeZone)
  const at = new Date(iso)
  const today = new Date(now)
  const date = dated.format(at)
  if (date === dated.format(today)) return `${shellWords.today} ${clockWords(iso, timeZone)}`
  if (date === dated.format(new Date(today.getTime() - DAY_MS))) return shellWords.yesterday
  return date.slice(-4) === dated.format(today).slice(-4) ? day.format(at) : date
}

/** The same, with the hour on every day. */
export function exactWords(iso: string, now: string, timeZone?: string): string {
  const words = dayWords(iso, now, timeZone)
  return words.startsWith(shellWords.today) ? words : `${words} ${clockWords(iso, timeZone)}`
}
