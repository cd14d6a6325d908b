const SINGLE = new Set(['PutItem', 'UpdateItem', 'DeleteItem'])

interface WriteInput {
  TableName?: string
  RequestItems?: Record<string, unknown[]>
}

/** Counts the items that operations wrote or deleted, by table. What a condition refused is not among them. */
export const createWriteCounter = () => {
  const counts = new Map<string, number>()
  const add = (table: string, items: number) => counts.set(table, (counts.get(table) ?? 0) + items)
  return {
    note: (operation: string, input: unknown, output: unknown) => {
      const { TableName = '', RequestItems = {} } = input as WriteInput
      if (SINGLE.has(operation)) add(TableName, 1)
      if (operation !== 'BatchWriteItem') return
      const { UnprocessedItems = {} } = output as { UnprocessedItems?: Record<string, unknown[]> }
      for (const [table, items] of Object.entries(RequestItems))
        add(table, items.length - (UnprocessedItems[table]?.length ?? 0))
    },
    all: () => Object.fromEntries(counts),
  }
}
