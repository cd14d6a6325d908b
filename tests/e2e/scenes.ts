// AppSync's answers about runs in states that come and go too fast to look at, or that need something to break. What the
// scenes do not know is asked of the real one. The id of a run names its scene.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RunState, Shelf } from '../../lib/domain/repair'

const MINUTE = 60_000
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

interface Scene {
  state: RunState
  counts?: Partial<Record<Shelf, number>>
  more?: () => Record<string, unknown>
}

const PLAN = { CHOSEN: 4, LEFT_ALONE: 2, KEPT_OUT: 1 }
const HALF = { CHOSEN: 891, ALREADY: 31, SKIPPED: 8, FAILED: 3, ADDED: 1498 }
const applying = () => ({ appliedAt: ago(MINUTE), rate: 19.84, secondsLeft: 45, chosen: 2431 })
const finished = () => ({ appliedAt: ago(4 * MINUTE), finishedAt: ago(2 * MINUTE), chosen: 2431 })

export const scenes: Record<string, Scene> = {
  scanning: { state: 'SCANNING', more: () => ({ users: 3_120, members: 2_880, rate: 23.9, plannedAt: null }) },
  'nobody-missing': { state: 'PLANNED', counts: { KEPT_OUT: 1 } },
  'chosen-gone': { state: 'PLANNED', more: () => ({ scope: 'SELECTED', selected: 3, users: 1, members: 1 }) },
  orphans: { state: 'PLANNED', counts: { ORPHAN: 2 }, more: () => ({ scope: 'ORPHANS' }) },
  planned: { state: 'PLANNED', counts: PLAN },
  'planned-many': { state: 'PLANNED', counts: { CHOSEN: 2_431, LEFT_ALONE: 120, KEPT_OUT: 9 } },
  applying: { state: 'APPLYING', counts: HALF, more: applying },
  throttled: { state: 'APPLYING', counts: HALF, more: () => ({ ...applying(), rate: 2.1, throttledAt: ago(2_000) }) },
  'without-worker': { state: 'APPLYING', counts: HALF, more: () => ({ ...applying(), isWorkedOn: false }) },
  'behind-another': {
    state: 'APPLYING',
    counts: HALF,
    more: () => ({ ...applying(), isWorkedOn: false, isWaiting: true }),
  },
  pausing: { state: 'APPLYING', counts: HALF, more: () => ({ ...applying(), order: 'PAUSE' }) },
  paused: { state: 'PAUSED', counts: HALF, more: () => ({ ...applying(), pausedFrom: 'APPLYING' }) },
  'failed-in-part': {
    state: 'DONE',
    counts: { FAILED: 3, SKIPPED: 13, ALREADY: 41, ADDED: 2_374 },
    more: finished,
  },
  done: { state: 'DONE', counts: { ADDED: 4, LEFT_ALONE: 2, KEPT_OUT: 1 }, more: () => ({ ...finished(), chosen: 4 }) },
  stopped: {
    state: 'FAILED',
    counts: HALF,
    more: () => ({ ...applying(), pausedFrom: 'APPLYING', failure: 'UNAVAILABLE' }),
  },
  undoing: {
    state: 'UNDOING',
    counts: { ADDED: 800, REMOVED: 1_574, ALREADY: 41 },
    more: () => ({ ...finished(), rate: 20, secondsLeft: 40 }),
  },
  undone: {
    state: 'UNDONE',
    counts: { REMOVED: 2_372, REMOVAL_SKIPPED: 2, ALREADY: 41 },
    more: () => ({ ...finished(), undoneAt: ago(MINUTE), undoneBy: 'a'.repeat(8) }),
  },
  cancelled: { state: 'CANCELLED', counts: HALF, more: finished },
}

const runOf = (id: string) => {
  const { state, counts = {}, more } = scenes[id] ?? { state: 'PLANNED' }
  return {
    id,
    scope: 'ALL',
    startedBy: 'schedule',
    appliedBy: null,
    undoneBy: null,
    state,
    pausedFrom: null,
    order: null,
    isWorkedOn: true,
    isWaiting: false,
    users: 2_640,
    members: 209,
    selected: null,
    chosen: 0,
    counts: Object.entries(counts).map(([shelf, count]) => ({ shelf, count })),
    calls: 2_737,
    rate: null,
    ratePercent: 80,
    secondsLeft: null,
    throttledAt: null,
    failure: null,
    createdAt: ago(5 * MINUTE),
    plannedAt: ago(4.5 * MINUTE),
    appliedAt: null,
    finishedAt: null,
    undoneAt: null,
    ...more?.(),
  }
}

const PEOPLE = [
  'carol@example.com',
  'noor@example.com',
  'm.dubois@example.com',
  'maximiliane.hohenlohe-langenburg@north-sea-cooperative.example',
  'h.osei@example.com',
  't.lind@example.com',
]
const REASONS: Partial<Record<Shelf, string[]>> = {
  CHOSEN: ['NEVER_SIGNED_IN', 'FEDERATED', 'CONFIRMED_WITHOUT_TRIGGER'],
  LEFT_ALONE: ['UNCONFIRMED', 'DISABLED'],
  KEPT_OUT: ['KEPT_OUT'],
}
const WHY: Partial<Record<Shelf, string[]>> = {
  FAILED: ['UNAVAILABLE', 'THROTTLED', 'UNAVAILABLE'],
  SKIPPED: ['DISABLED', 'DELETED', 'KEPT_OUT'],
  REMOVAL_SKIPPED: ['NOT_IN_GROUP'],
}
const UNBOOKED: Shelf[] = ['CHOSEN', 'LEFT_ALONE', 'KEPT_OUT', 'ORPHAN']
const among = (list: string[] | undefined, at: number) => list?.[at % list.length] ?? null

const itemOf = (shelf: Shelf, at: number) => ({
  username: `${shelf.toLowerCase()}-${at}`,
  sub: `${shelf.toLowerCase()}-${at}`,
  email: among(PEOPLE, at + (shelf === 'LEFT_ALONE' ? 4 : 0)),
  isEmailVerified: shelf !== 'LEFT_ALONE',
  status: 'FORCE_CHANGE_PASSWORD',
  isEnabled: true,
  createdAt: ago((at + 2) * 1_440 * MINUTE),
  reason: among(REASONS[shelf] ?? REASONS.CHOSEN, at),
  isChosen: shelf !== 'LEFT_ALONE' && shelf !== 'KEPT_OUT',
  shelf,
  outcomeReason: among(WHY[shelf], at),
  bookedAt: UNBOOKED.includes(shelf) ? null : ago(3 * MINUTE + at * 400),
  todos: shelf === 'ORPHAN' ? at + 1 : null,
})

const itemsOf = (id: string, shelf: Shelf) => {
  const count = scenes[id]?.counts?.[shelf] ?? 0
  const items = Array.from({ length: Math.min(count, 50) }, (_, at) => itemOf(shelf, at))
  return { refusal: null, items, nextCursor: count > 50 ? 'there-is-more' : null }
}

const pageField = /page(\d): repairItems/g

const answerScene = (query: string, variables: Record<string, string>) => {
  if (query.includes('repairRuns('))
    return { repairRuns: { refusal: null, nextCursor: null, runs: Object.keys(scenes).map(runOf) } }
  if (query.includes('repairRun(')) return { repairRun: { refusal: null, run: runOf(variables.id ?? '') } }
  if (!query.includes('repairItems(')) return undefined
  const pages = [...query.matchAll(pageField)].map(([, at]) => [
    `page${at}`,
    itemsOf(variables.runId ?? '', variables[`shelf${at}`] as Shelf),
  ])
  return Object.fromEntries(pages)
}

type Answer = (query: string, variables: Record<string, string>) => object | undefined

/** An AppSync that knows the scenes, and passes on everything else. */
export const startScenes = async (
  realUrl: string,
  answerWith: Answer = answerScene,
): Promise<{ url: string; server: Server }> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, string> }
    const data = answerWith(query, variables)
    const headers = { 'content-type': 'application/json', authorization: request.headers.authorization ?? '' }
    const answer = data
      ? JSON.stringify({ data })
      : await (await fetch(realUrl, { method: 'POST', headers, body })).text()
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, server }
}
