/** What wakes a worker. A tick of the schedule brings nothing; the worker then looks for what is due. */
export interface WorkOrder {
  runId?: string
}
