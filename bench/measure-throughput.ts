import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from '../scripts/ports'
import { getPage, sessionCookie } from '../tests/app-client'
import { addTodo, ask, type Person, signIn } from '../tests/people'
import type { Stack } from '../tests/stack'
import type { Baseline } from './baseline-app'
import { cpuMilliseconds } from './cpu-time'
import { LIST } from './list-query'
import { canPin, nextBinary, startNode, stopNode, untilAnswered } from './next-server'
import { startRecorder } from './recorder'
import { median, note, report } from './report'
import { throughput } from './throughput'
import { benchTodos } from './todos'

const ROUNDS = 5
const WARM_MS = 4_000
const MEASURE_MS = 5_000

interface Load {
  url: string
  cookie: string
  pid: number
  /** Requests a second, and milliseconds of processor for each, round by round. */
  rates: number[]
  cpu: number[]
}

const measure = async ({ url, cookie, pid, rates, cpu }: Load) => {
  const before = cpuMilliseconds(pid)
  const rate = await throughput(url, cookie, MEASURE_MS)
  rates.push(rate)
  cpu.push((cpuMilliseconds(pid) - before) / ((rate * MEASURE_MS) / 1000))
}

/** Requests a second of the signed-in page of 50 todos, AppSync answered from recorded bytes, over the same markup from constants. */
export const measureThroughput = async (stack: Stack, baseline: Baseline) => {
  const { environment } = stack
  const alice = await signIn(environment, 'alice@example.com', 'Commons-alice-1')
  const bob = await signIn(environment, 'bob@example.com', 'Commons-bob-1')
  for (const [index, todo] of benchTodos('', '').entries())
    await addTodo(environment, index % 2 === 0 ? alice : bob, todo.name)
  const cookie = sessionCookie(environment, alice)

  const onTwin = await throughput(`${stack.origin}/todos`, cookie, MEASURE_MS)
  note('requests per second of the page on the twin, nothing recorded', onTwin.toFixed(0))

  note('the list of 50 alone on the twin', `${(await listMilliseconds(stack, alice)).toFixed(1)} ms, median`)

  const recorder = await startRecorder(`${stack.awsEndpoint}/graphql`)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const preload = pathToFileURL(join(process.cwd(), 'local', 'next-preload.mjs')).href
  const app = startNode(
    [nextBinary, 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      AMPLIFY_APP_ORIGIN: origin,
      AMPLIFY_OUTPUTS: join(stack.dataDirectory, 'amplify_outputs.json'),
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: stack.awsEndpoint,
      COMMONS_APPSYNC_URL: recorder.url,
      LOCAL_AWS_PORT: new URL(stack.awsEndpoint).port,
      NODE_OPTIONS: `--import ${preload}`,
    },
    0,
  )
  try {
    await untilAnswered(`${origin}/todos`, cookie)
    const { html } = await getPage(origin, '/todos', cookie)
    if (!html.includes('Todo number 49')) throw new Error('The recorded page does not show the fifty todos')
    const ours: Load = { url: `${origin}/todos`, cookie, pid: app.pid ?? 0, rates: [], cpu: [] }
    const bare: Load = { url: `${baseline.origin}/todos`, cookie: '', pid: baseline.pid, rates: [], cpu: [] }
    for (const { url, cookie } of [ours, bare]) await throughput(url, cookie, WARM_MS)
    for (let round = 0; round < ROUNDS; round += 1) for (const load of [ours, bare]) await measure(load)
    report(
      'requests per second, todos over the same markup',
      median(ours.rates) / median(bare.rates),
      `${median(ours.rates).toFixed(0)} over ${median(bare.rates).toFixed(0)}${canPin ? ', one core' : ', cores not pinned here'}`,
    )
    // What the machine does beside this stretches the clock more than this.
    note('processor time of a request', `${median(ours.cpu).toFixed(1)} ms over ${median(bare.cpu).toFixed(1)} ms`)
  } finally {
    await stopNode(app)
    recorder.server.close()
  }
}

const listMilliseconds = async ({ environment }: Stack, reader: Person) => {
  const times: number[] = []
  for (let round = 0; round < 100; round += 1) {
    const started = performance.now()
    const { errors } = await ask(environment, reader.accessToken, LIST)
    if (errors.length > 0) throw new Error(errors[0]?.message)
    times.push(performance.now() - started)
  }
  return median(times)
}
