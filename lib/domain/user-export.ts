import { CSV_START, csvRow } from './csv'
import type { ListedUser } from './user'

export const EXPORT_FORMATS = ['csv', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** How the end of a file says that there is more, and where. */
interface ExportEnd {
  /** Address of the part that comes next; absent when this was all. */
  next?: string
  /** Why it stopped, in words. */
  because?: string
}

/** A part of the users as a file: what it begins with, a user, what it ends with. Each part can be read alone. */
export interface ExportWriter {
  contentType: string
  start: string
  user: (user: ListedUser, isFirst: boolean) => string
  end: (end: ExportEnd) => string
}

const toRecord = (user: ListedUser) => ({
  id: user.id,
  username: user.username,
  email: user.email,
  emailVerified: user.isEmailVerified,
  name: user.displayName ?? '',
  status: user.status,
  enabled: user.isEnabled,
  groups: user.groups ?? null,
  created: user.createdAt,
  memberSince: user.memberSince ?? '',
  standing: user.standing,
})

const COLUMNS = [
  'id',
  'username',
  'email',
  'emailVerified',
  'name',
  'status',
  'enabled',
  'groups',
  'created',
  'memberSince',
  'standing',
] as const

export const csvExport: ExportWriter = {
  contentType: 'text/csv; charset=utf-8',
  start: CSV_START + csvRow(COLUMNS),
  user: (user) => {
    const record = toRecord(user)
    return csvRow(
      COLUMNS.map((name) => (name === 'groups' ? (record.groups?.join(' ') ?? 'not read') : String(record[name]))),
    )
  },
  end: ({ next, because }) =>
    next ? csvRow([`# ${because ?? 'There is more.'} This list is not complete. Go on at ${next}`]) : '',
}

export const jsonExport: ExportWriter = {
  contentType: 'application/json; charset=utf-8',
  start: '{"users":[\n',
  user: (user, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(toRecord(user))}`,
  end: ({ next, because }) => `\n],${JSON.stringify({ isComplete: !next, because, next }).slice(1)}\n`,
}
