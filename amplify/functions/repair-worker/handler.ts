import type { WorkOrder } from '../../repair/work-order'

export const handler = async (_order: WorkOrder) => ({ done: 0 })
