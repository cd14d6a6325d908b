interface ReadOutput {
  ScannedCount?: number
  Item?: unknown
  Responses?: Record<string, unknown[]>
}

/** Counts the items that operations read, by table: what a bill counts, and what the bench divides by the rows shown. */
export const createReadCounter = () => {
  const counts = new Map<string, number>()
  const add = (table: string, items: number) => counts.set(table, (counts.get(table) ?? 0) + items)
  return {
    note: (operation: string, input: unknown, output: unknown) => {
      const { TableName = '' } = input as { TableName?: string }
      const { ScannedCount = 0, Item, Responses = {} } = output as ReadOutput
      if (operation === 'Query' || operation === 'Scan') add(TableName, ScannedCount)
      if (operation === 'GetItem' && Item) add(TableName, 1)
      if (operation === 'BatchGetItem') for (const [table, items] of Object.entries(Responses)) add(table, items.length)
    },
    of: (table: string) => counts.get(table) ?? 0,
    all: () => Object.fromEntries(counts),
  }
}
