import type { ItemReason, Shelf } from '../../lib/domain/repair'

/** What a scan keeps of a user who is not in the group. */
export interface FoundUser {
  username: string
  sub: string
  email: string
  isEmailVerified: boolean
  status: string
  isEnabled: boolean
  /** ISO 8601. */
  createdAt: string
}

const REASONS = new Map<string, ItemReason>([
  ['FORCE_CHANGE_PASSWORD', 'NEVER_SIGNED_IN'],
  ['EXTERNAL_PROVIDER', 'FEDERATED'],
  ['UNCONFIRMED', 'UNCONFIRMED'],
])

const shelves: Partial<Record<ItemReason, Shelf>> = {
  KEPT_OUT: 'KEPT_OUT',
  DISABLED: 'LEFT_ALONE',
  UNCONFIRMED: 'LEFT_ALONE',
}

/** Why a user who is not in the group stands in a plan, and whether the plan adds them unless somebody says otherwise. */
export const judgeUser = (
  { status, isEnabled }: Pick<FoundUser, 'status' | 'isEnabled'>,
  isKeptOut: boolean,
): { reason: ItemReason; shelf: Shelf; isChosen: boolean } => {
  const found = isEnabled ? (REASONS.get(status) ?? 'CONFIRMED_WITHOUT_TRIGGER') : 'DISABLED'
  const reason = isKeptOut ? 'KEPT_OUT' : found
  const shelf = shelves[reason] ?? 'CHOSEN'
  return { reason, shelf, isChosen: shelf === 'CHOSEN' }
}
