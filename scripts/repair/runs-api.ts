import type { Schema } from '../../amplify/data/resource'
import type { RunOrder, Shelf } from '../../lib/domain/repair'
import { Stop } from '../settings'
import type { Connection } from './connection'
import { NoAnswer, postJson } from './post-json'
import type { Session } from './session'
import { refusalWords } from './words'

export type Run = Schema['RepairRun']['type']
export type Item = Schema['RepairItem']['type']
type Health = Schema['MembershipHealth']['type']
type MemberNames = Schema['MemberName']['type'][] & { refusal?: null }
type Refusal = Schema['Refusal']['type']

const RUN = `id scope source startedBy appliedBy undoneBy state pausedFrom order isWorkedOn isWaiting users members
  selected chosen counts { shelf count } calls rate ratePercent secondsLeft throttledAt failure createdAt plannedAt appliedAt finishedAt undoneAt`
const ITEM = `username sub email isEmailVerified status isEnabled createdAt reason isChosen shelf outcomeReason bookedAt todos`

/** The operations on repair runs, as AppSync offers them to an administrator. Each throws Stop with words for a refusal. */
export interface RunsApi {
  health: () => Promise<Health>
  plan: () => Promise<Run>
  direct: (id: string, order: RunOrder, chosen?: number) => Promise<Run>
  read: (id: string) => Promise<Run>
  /** Display names by sub, as far as there are any, and whoever asks may read them. */
  names: (subs: string[]) => Promise<Map<string, string>>
  /** Newest first. */
  newest: (count: number) => Promise<Run[]>
  /** One page; without a shelf, all. */
  items: (id: string, shelf: Shelf | undefined, cursor?: string) => Promise<{ items: Item[]; next: string | undefined }>
}

export const createRunsApi = ({ appsyncUrl }: Connection, session: Session): RunsApi => {
  const ask = async <Answer extends { refusal?: Refusal | null }>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', authorization: await session.token() }
    const { status, body } = await postJson(appsyncUrl, headers, { query, variables })
    const errors = (body.errors ?? []) as { errorType?: string; message?: string }[]
    const answer = Object.values((body.data ?? {}) as Record<string, Answer | null>)[0]
    if (answer?.refusal) throw new Stop(refusalWords(answer.refusal, session.email))
    if (answer) return answer
    if (errors.some(({ errorType }) => errorType?.startsWith('Unauthorized')))
      throw new Stop(refusalWords('FORBIDDEN', session.email))
    const said = errors[0]?.message ?? `status ${status}`
    // Not the caller's fault, and often gone at the next try.
    if (status >= 500 || errors[0]?.errorType?.startsWith('Lambda')) throw new NoAnswer(`AppSync failed: ${said}`)
    throw new Stop(`AppSync refused the request: ${said}`)
  }
  type RunAnswer = { refusal?: Refusal | null; run?: Run | null }
  const runOf = ({ run }: RunAnswer): Run => {
    if (!run) throw new Stop('AppSync answered without a run. Is this command of the same release as the backend?')
    return run
  }
  return {
    health: () =>
      ask<Health>(
        'query Health { membershipHealth { refusal users members missing keptOut countedAt runId scanningRunId } }',
      ),
    plan: async () => runOf(await ask<RunAnswer>(`mutation Plan { startRun(scope: ALL) { refusal run { ${RUN} } } }`)),
    direct: async (id, order, chosen) =>
      runOf(
        await ask<RunAnswer>(
          `mutation Direct($id: ID!, $order: RunOrder!, $chosen: Int) {
            directRun(id: $id, order: $order, chosen: $chosen) { refusal run { ${RUN} } } }`,
          { id, order, chosen },
        ),
      ),
    read: async (id) =>
      runOf(await ask<RunAnswer>(`query Run($id: ID!) { repairRun(id: $id) { refusal run { ${RUN} } } }`, { id })),
    names: async (ids) => {
      if (ids.length === 0) return new Map()
      const query = 'query Names($ids: [ID!]!) { memberNames(ids: $ids) { id displayName } }'
      // An administrator who is no member may not read them. What was asked for can be told without.
      const members = await ask<MemberNames>(query, { ids }).catch(() => [])
      return new Map(members.map(({ id, displayName }) => [id, displayName]))
    },
    newest: async (limit) => {
      const { runs } = await ask<{ refusal?: Refusal; runs?: Run[] | null }>(
        `query Runs($limit: Int) { repairRuns(limit: $limit) { refusal runs { ${RUN} } } }`,
        { limit },
      )
      return runs ?? []
    },
    items: async (runId, shelf, cursor) => {
      const page = await ask<{ refusal?: Refusal; items?: Item[] | null; nextCursor?: string | null }>(
        `query Items($runId: ID!, $shelf: Shelf, $cursor: String) {
          repairItems(runId: $runId, shelf: $shelf, cursor: $cursor) { refusal items { ${ITEM} } nextCursor } }`,
        { runId, shelf, cursor },
      )
      return { items: page.items ?? [], next: page.nextCursor ?? undefined }
    },
  }
}
