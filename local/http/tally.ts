/**
 * How many times each operation of each service was asked for, subscriptions started and events sent among AppSync's, and
 * how often an unkind twin did what.
 */
export const createTally = () => {
  const counts: Record<string, Record<string, number>> = {
    cognito: {},
    dynamodb: {},
    appsync: {},
    lambda: {},
    mishaps: {},
  }
  return {
    count: (service: 'cognito' | 'dynamodb' | 'appsync' | 'lambda' | 'mishaps', operation: string) => {
      const service_ = counts[service] ?? {}
      service_[operation] = (service_[operation] ?? 0) + 1
      counts[service] = service_
    },
    all: () => counts,
  }
}

export type Tally = ReturnType<typeof createTally>
