// The twin as npm start has it: people of its own user pool, one port, and what it counts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadBackend } from '../../../local/assembly/load-backend'
import { startTwin, type Twin } from '../../../local/start-twin'
import type { AwsEnvironment } from '../../../scripts/seeded-users'
import { synthesise } from '../../../scripts/synthesise'
import { ask, createPerson } from '../../people'
import { openRealtime } from '../../realtime-client'
import { newTodo } from './world'

const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-subscriptions-'))
const reports: unknown[] = []

let twin: Twin
let environment: AwsEnvironment
beforeAll(async () => {
  twin = await startTwin({
    backend: loadBackend((await synthesise()).directory),
    dataDirectory,
    port: 0,
    appPort: 3999,
    scheduleEveryMs: 0,
    report: (error) => reports.push(error),
  })
  const text = readFileSync(join(dataDirectory, 'aws.env'), 'utf8').replace(/^export /gm, '')
  environment = parseEnv(text) as unknown as AwsEnvironment
})
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }))

it('tells a member of another’s todo, by access or ID token, counts it, and says goodbye when it stops', async () => {
  const endpoint = environment.AWS_ENDPOINT_URL
  const [member, outsider, owner] = await Promise.all([
    createPerson(environment, 'member@example.com', ['everyone']),
    createPerson(environment, 'outsider@example.com'),
    createPerson(environment, 'owner@example.com', ['everyone']),
  ])
  const clients = await Promise.all(
    [member.accessToken, member.idToken, outsider.idToken].map((token) => openRealtime({ endpoint, token })),
  )
  for (const client of clients)
    expect((await client.start('s', 'subscription { onCreateTodo { id owner } }')).type).toBe('start_ack')

  const input = newTodo()
  const CREATE = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id owner } }'
  await ask(environment, owner.accessToken, CREATE, { input })
  const event = { data: { onCreateTodo: { id: input.id, owner: owner.sub } } }
  const [byAccess, byId, fromOutside] = clients
  expect([await byAccess?.events('s', 1), await byId?.events('s', 1)]).toEqual([[event], [event]])
  expect(await fromOutside?.eventsOf('s')).toEqual([])

  const { operations } = (await (await fetch(`${endpoint}/metrics.json`)).json()) as {
    operations: { appsync: Record<string, number> }
  }
  expect(operations.appsync).toMatchObject({ subscription: 3, onCreateTodo: 3, event: 2 })
  await twin.close()
  for (const client of clients) expect((await client.closed()).code).toBe(1001)
  expect(reports).toEqual([])
})
