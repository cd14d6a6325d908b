import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCsvPart } from '../../../lib/client/save-export'
import { fail, ok } from '../../../lib/domain/result'
import type { UserPage } from '../../../lib/domain/user'
import { csvExport, type ExportWriter, jsonExport } from '../../../lib/domain/user-export'
import { exportUsers } from '../../../lib/server/user-export'

const pageOf = (number: number, nextCursor?: string): UserPage => ({
  users: Array.from({ length: 60 }, (_, at) => ({
    id: `${number}-${at}`,
    username: `${number}-${at}`,
    email: `u${number}-${at}@example.com`,
    isEmailVerified: true,
    displayName: 'Two\r\nlines, "quoted"',
    status: 'CONFIRMED',
    isEnabled: true,
    systemGroups: [],
    createdAt: '2026-11-23T10:00:00.000Z',
    standing: 'MEMBER',
  })),
  nextCursor,
  isSortable: false,
})

const PAGES = 5
let clock: number
beforeEach(() => {
  clock = 0
})
afterEach(() => expect(clock).toBeLessThan(60_000))

const write = async (writer: ExportWriter, from: number, msPerPage: number, failsAt?: number) => {
  let text = ''
  const readPage = async (cursor: string) => {
    clock += msPerPage
    const number = Number(cursor)
    if (number === failsAt) return fail('rate_limited', 'Too many tries.')
    return ok(pageOf(number, number < PAGES - 1 ? String(number + 1) : undefined))
  }
  const parts = exportUsers({
    writer,
    first: pageOf(from, from < PAGES - 1 ? String(from + 1) : undefined),
    readPage,
    pathAt: (cursor) => `/admin/users/export?after=${cursor}&format=csv`,
    now: () => clock,
    startedAt: clock,
  })
  for await (const part of parts) text += part
  return text
}

describe('an export', () => {
  it('holds every page when there is time', async () => {
    const { users, isComplete } = JSON.parse(await write(jsonExport, 0, 10)) as {
      users: unknown[]
      isComplete: boolean
    }
    expect([users.length, isComplete]).toEqual([300, true])
  })

  it('ends before the host would end it, and says where it goes on', async () => {
    const text = await write(csvExport, 0, 14_000)
    expect(text).toMatch(/# There is more\. .* Go on at \/admin\/users\/export\?after=3&format=csv\r\n$/)
  })

  it('that cannot go on says why, and where', async () => {
    const { users, isComplete, because, next } = JSON.parse(await write(jsonExport, 0, 10, 2)) as Record<
      string,
      unknown
    >
    expect([(users as unknown[]).length, isComplete, because]).toEqual([120, false, 'Too many tries.'])
    expect(next).toContain('after=2')
  })

  it('in parts is put together to what one part would have been', async () => {
    const whole = readCsvPart(await write(csvExport, 0, 10))
    clock = 0
    const first = readCsvPart(await write(csvExport, 0, 14_000))
    expect(first.next).toBe('/admin/users/export?after=3&format=csv')
    clock = 0
    const second = readCsvPart(await write(csvExport, 3, 10))
    expect(second.next).toBeUndefined()
    expect([first.head, second.head]).toEqual([whole.head, whole.head])
    expect(first.rows + second.rows).toBe(whole.rows)
    expect(first.count + second.count).toBe(300)
  })
})
