import type { ActiveState, RunOrder, RunScope, RunState, Shelf } from './repair'

/** What of a run decides which orders it takes. */
export interface Orderable {
  scope: RunScope
  state: RunState
  pausedFrom?: ActiveState | null
  /** Given, and not yet obeyed. */
  order?: RunOrder | null
  counts: Partial<Record<Shelf, number>>
}

const whileActive = (order: Orderable['order']): RunOrder[] => {
  if (order === 'CANCEL') return []
  // A pause that nobody has obeyed yet can be taken back.
  return order === 'PAUSE' ? ['RESUME', 'CANCEL'] : ['PAUSE', 'CANCEL']
}

/** The orders that a run takes as it stands. The pages offer these, the function refuses all others. */
export const legalOrders = ({ scope, state, order, counts }: Orderable): RunOrder[] => {
  const has = (shelf: Shelf) => (counts[shelf] ?? 0) > 0
  switch (state) {
    case 'SCANNING':
    case 'APPLYING':
    case 'UNDOING':
      return whileActive(order)
    case 'PLANNED':
      // Todos without an owner are moved one owner at a time, by whoever looks at them.
      return scope !== 'ORPHANS' && has('CHOSEN') ? ['APPLY', 'CANCEL'] : ['CANCEL']
    case 'PAUSED':
    case 'FAILED':
      return ['RESUME', 'CANCEL']
    case 'DONE':
      return [...(has('FAILED') ? ['RETRY_FAILED' as const] : []), ...(has('ADDED') ? ['UNDO' as const] : [])]
    case 'CANCELLED':
      return has('ADDED') ? ['UNDO'] : []
    case 'UNDONE':
      return has('REMOVAL_FAILED') ? ['RETRY_FAILED'] : []
  }
}
