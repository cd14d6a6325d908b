// A pool of users that are computed from a seed, with nothing kept of each but a bit: whether they are in the group.
import { createHash } from 'node:crypto'

const GOLDEN = 0x9e3779b1
/** GOLDEN's inverse modulo 2^32. */
const INVERSE = 0x0e8b2f51

const STATUSES = ['FORCE_CHANGE_PASSWORD', 'CONFIRMED', 'EXTERNAL_PROVIDER', 'CONFIRMED'] as const

interface VirtualUser {
  Username: string
  Attributes: { Name: string; Value: string }[]
  UserCreateDate: number
  UserLastModifiedDate: number
  Enabled: boolean
  UserStatus: string
}

export interface VirtualPool {
  size: number
  members: () => number
  isMember: (index: number) => boolean
  setMember: (index: number, isMember: boolean) => void
  user: (index: number) => VirtualUser
  /** Undefined for a name that no user has. */
  indexOf: (username: string) => number | undefined
}

/** A pool of `size` users of which every `missingEvery`th is not in the group. */
export const createVirtualPool = (size: number, missingEvery: number): VirtualPool => {
  const bits = new Uint8Array(Math.ceil(size / 8))
  let members = 0
  const isMember = (index: number) => (((bits[index >> 3] ?? 0) >> (index & 7)) & 1) === 1
  const setMember = (index: number, wished: boolean) => {
    if (isMember(index) === wished) return
    bits[index >> 3] = (bits[index >> 3] ?? 0) ^ (1 << (index & 7))
    members += wished ? 1 : -1
  }
  for (let index = 0; index < size; index += 1) if (index % missingEvery !== missingEvery - 1) setMember(index, true)

  const nameOf = (index: number) => {
    const head = (Math.imul(index, GOLDEN) >>> 0).toString(16).padStart(8, '0')
    const tail = createHash('sha256').update(head).digest('hex')
    return `${head}-${tail.slice(0, 4)}-4${tail.slice(4, 7)}-8${tail.slice(7, 10)}-${tail.slice(10, 22)}`
  }
  return {
    size,
    members: () => members,
    isMember,
    setMember,
    user: (index) => {
      const username = nameOf(index)
      const at = 1_700_000_000 + index
      return {
        Username: username,
        Attributes: [
          { Name: 'email', Value: `somebody-${index}@example.com` },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'sub', Value: username },
        ],
        UserCreateDate: at,
        UserLastModifiedDate: at,
        Enabled: true,
        UserStatus: STATUSES[index % STATUSES.length] ?? 'CONFIRMED',
      }
    },
    indexOf: (username) => {
      const index = Math.imul(Number.parseInt(username.slice(0, 8), 16), INVERSE) >>> 0
      return index < size && nameOf(index) === username ? index : undefined
    },
  }
}
