/** How many times each operation of each service was asked for. */
export const createTally = () => {
  const counts: Record<string, Record<string, number>> = { cognito: {}, dynamodb: {}, appsync: {}, lambda: {} }
  return {
    count: (service: 'cognito' | 'dynamodb' | 'appsync' | 'lambda', operation: string) => {
      const service_ = counts[service] ?? {}
      service_[operation] = (service_[operation] ?? 0) + 1
      counts[service] = service_
    },
    all: () => counts,
  }
}

export type Tally = ReturnType<typeof createTally>
