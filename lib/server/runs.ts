import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { ItemReason, RunOrder, RunScope } from '../domain/repair'
import { ok, type Result } from '../domain/result'
import type { Run, RunPage } from '../domain/run'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAs, failAsRun } from './refusals'
import { RUN_FIELDS, toRun } from './run-rows'

type Operation = 'startRun' | 'directRun' | 'chooseItems' | 'repairRun' | 'repairRuns'
type Answer<Name extends Operation> = { [Key in Name]: NonNullable<Schema[Name]['returnType']> }
type RunAnswer = NonNullable<Schema['repairRun']['returnType']>

const ANSWER = `{ refusal run { ${RUN_FIELDS} } }`
const START = `mutation Start($scope: RunScope!, $usernames: [ID!]) {
  startRun(scope: $scope, usernames: $usernames) ${ANSWER} }`
const DIRECT = `mutation Direct($id: ID!, $order: RunOrder!, $chosen: Int) {
  directRun(id: $id, order: $order, chosen: $chosen) ${ANSWER} }`
const CHOOSE = `mutation Choose($runId: ID!, $usernames: [ID!], $reason: ItemReason, $isChosen: Boolean!) {
  chooseItems(runId: $runId, usernames: $usernames, reason: $reason, isChosen: $isChosen) { refusal outcome run { ${RUN_FIELDS} } } }`
const RUN = `query Run($id: ID!) { repairRun(id: $id) ${ANSWER} }`
const RUNS = `query Runs($cursor: String, $limit: Int) { repairRuns(cursor: $cursor, limit: $limit) {
  refusal nextCursor runs { ${RUN_FIELDS} } } }`
const runIn = (answer: Result<RunAnswer>): Result<Run> => {
  if (!answer.ok) return answer
  const { refusal, run } = answer.data
  if (refusal) return failAsRun(refusal)
  return run ? ok(toRun(run)) : failWith('unavailable')
}

/** Begins a run: its scan, for which a worker is woken. */
export const startRun = async (ask: Ask, scope: RunScope, usernames?: string[]): Promise<Result<Run>> =>
  runIn(unwrap(await ask<Answer<'startRun'>>(START, { scope, usernames }), 'startRun'))

/** An order to a run. APPLY carries how many the person saw chosen. */
export const directRun = async (ask: Ask, id: string, order: RunOrder, chosen?: number): Promise<Result<Run>> =>
  runIn(unwrap(await ask<Answer<'directRun'>>(DIRECT, { id, order, chosen }), 'directRun'))

/**
 * Chooses users of a plan, or leaves them alone: the ones named, those of a reason, or all. `isAll`: false when there are
 * so many that the same has to be asked for again.
 */
export const chooseItems = async (
  ask: Ask,
  choice: { runId: string; usernames?: string[]; reason?: ItemReason; isChosen: boolean },
): Promise<Result<{ run: Run; isAll: boolean }>> => {
  const answer = unwrap(await ask<Answer<'chooseItems'>>(CHOOSE, choice), 'chooseItems')
  const run = runIn(answer)
  return run.ok ? ok({ run: run.data, isAll: !answer.ok || answer.data.outcome !== 'PARTLY' }) : run
}

export const readRun = async (ask: Ask, id: string): Promise<Result<Run>> =>
  runIn(unwrap(await ask<Answer<'repairRun'>>(RUN, { id }), 'repairRun'))

/** Runs, newest first. A cursor that means nothing shows the first page. */
export const listRuns = async (ask: Ask, cursor?: string, limit = 25): Promise<Result<RunPage>> => {
  const answer = unwrap(await ask<Answer<'repairRuns'>>(RUNS, { cursor, limit }), 'repairRuns')
  if (!answer.ok) return answer
  const { refusal, runs, nextCursor } = answer.data
  if (refusal === 'INVALID' && cursor) return listRuns(ask, undefined, limit)
  if (refusal) return failAs(refusal)
  return runs ? ok({ runs: runs.map(toRun), nextCursor: nextCursor ?? undefined }) : failWith('unavailable')
}
