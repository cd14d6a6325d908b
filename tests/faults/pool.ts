// Who is in the pool of one story, and what others do to them while runs are under way.
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { putExclusion } from '../../amplify/records/exclusions'
import { listMembers, listUsers } from '../list-all'
import type { FaultWorld } from './fault-world'
import type { SeededRandom } from './seeded-random'

type Status = 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'UNCONFIRMED' | 'RESET_REQUIRED' | 'EXTERNAL_PROVIDER'

export interface Somebody {
  username: string
  sub: string
  status: Status
  isEnabled: boolean
  isDeleted: boolean
  isKeptOut: boolean
  /** By others than runs. */
  isMember: boolean
  /** What was done to them, and when. */
  changes: { what: Change; at: number }[]
}

export type Change = 'delete' | 'disable' | 'enable' | 'create' | 'join' | 'keep-out'

const EVERYONE = 'everyone'
const AT_ONCE = 20

const STATUSES: readonly Status[] = [
  ...(['CONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'FORCE_CHANGE_PASSWORD'] as const),
  ...(['UNCONFIRMED', 'RESET_REQUIRED', 'EXTERNAL_PROVIDER'] as const),
]

export const wasChanged = ({ changes }: Somebody, since: number, ...what: Change[]) =>
  changes.some((change) => change.at >= since && (what.length === 0 || what.includes(change.what)))

const inTurns = async <T>(all: readonly T[], act: (each: T) => Promise<unknown>) => {
  for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(act))
}

/** Empties the pool of the last story and fills it for this one. */
export const fillPool = async (world: FaultWorld, random: SeededRandom, size: number, missingShare: number) => {
  const { administrator, poolId: UserPoolId, clock } = world
  const { cognito } = administrator
  /** Acts of others are not hit by what the worker suffers. */
  const kindly = async <T>(act: () => Promise<T>) => {
    const { unkind } = world.setting
    world.setting.unkind = undefined
    try {
      return await act()
    } finally {
      world.setting.unkind = unkind
    }
  }
  const usernames = await listUsers(cognito, UserPoolId)
  await inTurns(usernames, (Username) => cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username })))

  const born = Array.from({ length: size }, () => {
    const status = random.pick(STATUSES)
    const isMember = !random.chance(missingShare)
    return {
      sub: random.uuid(),
      status,
      isMember: isMember && status !== 'UNCONFIRMED',
      isEnabled: !random.chance(0.1),
      isKeptOut: !isMember && random.chance(0.15),
    }
  })
  const imported = await world.importUsers(
    born.map(({ sub, status, isEnabled, isMember }) => ({
      sub,
      email: `${sub}@example.com`,
      status,
      enabled: isEnabled,
      groups: isMember ? [EVERYONE] : [],
      ...(status === 'EXTERNAL_PROVIDER' && { provider: { name: 'Google', userId: sub.replaceAll('-', '') } }),
    })),
  )
  const people = born.map(
    (one, index): Somebody => ({
      ...one,
      username: imported[index] ?? '',
      isDeleted: false,
      changes: [],
    }),
  )
  const exclude = ({ username, sub }: Somebody) =>
    putExclusion(administrator, { username, sub, by: 'admin', at: new Date(clock.now()).toISOString() })
  await inTurns(
    people.filter(({ isKeptOut }) => isKeptOut),
    exclude,
  )

  const suited: Record<Exclude<Change, 'create'>, (one: Somebody) => boolean> = {
    delete: () => true,
    disable: ({ isEnabled }) => isEnabled,
    enable: ({ isEnabled }) => !isEnabled,
    join: ({ isMember, isKeptOut }) => !isMember && !isKeptOut,
    'keep-out': ({ isKeptOut }) => !isKeptOut,
  }
  const create = async () => {
    const reply = await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: `${random.uuid()}@example.com`,
        TemporaryPassword: 'Temporary-word-1',
        MessageAction: 'SUPPRESS',
      }),
    )
    const username = reply.User?.Username ?? ''
    const somebody: Somebody = {
      username,
      sub: username,
      status: 'FORCE_CHANGE_PASSWORD',
      isEnabled: true,
      isDeleted: false,
      isKeptOut: false,
      isMember: false,
      changes: [],
    }
    people.push(somebody)
    return somebody
  }
  const act = async (what: Exclude<Change, 'create'>, one: Somebody) => {
    const input = { UserPoolId, Username: one.username }
    switch (what) {
      case 'delete':
        one.isDeleted = true
        return cognito.send(new AdminDeleteUserCommand(input))
      case 'disable':
      case 'enable':
        one.isEnabled = what === 'enable'
        return cognito.send(one.isEnabled ? new AdminEnableUserCommand(input) : new AdminDisableUserCommand(input))
      case 'join':
        one.isMember = true
        return cognito.send(new AdminAddUserToGroupCommand({ ...input, GroupName: EVERYONE }))
      case 'keep-out':
        one.isKeptOut = true
        one.isMember = false
        // Remembered first, and taken out then.
        await exclude(one)
        return cognito.send(new AdminRemoveUserFromGroupCommand({ ...input, GroupName: EVERYONE }))
    }
  }
  return {
    people,
    /** Somebody else does something to somebody. */
    change: (what: Change) =>
      kindly(async () => {
        const present = people.filter(({ isDeleted }) => !isDeleted)
        const fitting = what === 'create' ? [] : present.filter(suited[what])
        if (what !== 'create' && fitting.length === 0) return
        const one = what === 'create' ? await create() : random.pick(fitting)
        one.changes.push({ what, at: clock.now() })
        if (what !== 'create') await act(what, one)
        one.changes.push({ what, at: clock.now() })
      }),
    /** Who is in the group now, really. */
    members: () => kindly(() => listMembers(cognito, UserPoolId)),
  }
}

export type Pool = Awaited<ReturnType<typeof fillPool>>
