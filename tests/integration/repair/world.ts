// A twin of its own for a test file, the worker's own key on it (what its role may not do fails here), and a clock on which
// hours of a paced run pass in a moment.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  paginateListUsersInGroup,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE_VARIABLES } from '../../../amplify/environment'
import { moveItem } from '../../../amplify/records/items'
import { append } from '../../../amplify/records/ledger'
import type { LedgerRow } from '../../../amplify/records/ledger-row'
import { moveRun, putRun, readRun } from '../../../amplify/records/run-store'
import type { ItemRow, RunRow } from '../../../amplify/records/runs'
import { newRun } from '../../../amplify/repair/new-run'
import { runMove } from '../../../amplify/repair/run-move'
import { LEASE_MS, type WorkOptions, work } from '../../../amplify/repair/work'
import type { Services, Tables } from '../../../amplify/services'
import { EVERYONE } from '../../../lib/domain/member'
import { DEFAULT_SETTINGS, type Pace, type RunOrder, type RunScope } from '../../../lib/domain/repair'
import { loadBackend } from '../../../local/assembly/load-backend'
import { openKeyring } from '../../../local/signature/keyring'
import { startTwin } from '../../../local/start-twin'
import { synthesise } from '../../../scripts/synthesise'
import { type Gate, gated } from '../../gated-client'
import { createVirtualClock } from '../../virtual-clock'

const ADMIN = 'the-administrator'

/** Repeatable, so that a failing run fails again. */
const createRandom = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export const startRepairWorld = async () => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId, functions, userPool } = backend
  const directory = mkdtempSync(join(tmpdir(), 'commons-repair-'))
  const reports: unknown[] = []
  const report = (error: unknown) => void reports.push(error)
  const twin = await startTwin({
    backend,
    dataDirectory: directory,
    port: 0,
    appPort: 3999,
    report,
    scheduleEveryMs: 0,
  })
  const endpoint = `http://127.0.0.1:${twin.port}`
  const keyring = openKeyring(directory, { accountId, functions })
  const worker = functions.find(
    ({ environment }) => 'REPAIR_ITEM_TABLE' in environment && !('REPAIR_WORKER' in environment),
  )
  if (!worker) throw new Error('The backend has no function that works on repair runs.')
  const tables = Object.fromEntries(
    Object.entries(TABLE_VARIABLES).map(([table, variable]) => [table, worker.environment[variable] ?? '']),
  ) as unknown as Tables
  const clients: { destroy: () => void }[] = []
  const keep = <Client extends { destroy: () => void }>(client: Client): Client => {
    clients.push(client)
    return client
  }
  const administrator = { region, endpoint, credentials: keyring.administrator }
  const pool = keep(new CognitoIdentityProviderClient(administrator))
  const rows = keep(DynamoDBDocumentClient.from(keep(new DynamoDBClient(administrator))))
  const lambda = keep(new LambdaClient(administrator))
  const own = { region, endpoint, credentials: keyring.forFunction(worker.name), maxAttempts: 1 }
  const clock = createVirtualClock(Date.UTC(2026, 10, 23, 12))
  const random = createRandom(7)
  let ids = 0

  const told: Record<string, string>[] = []
  /** Services as the function's handler makes them, on a clock of the tests, with a gate before the wire. */
  const services = (gate: Gate = {}): Services => {
    const timed = { ...gate, during: clock.during }
    return {
      cognito: keep(gated(new CognitoIdentityProviderClient(own), timed)),
      dynamo: DynamoDBDocumentClient.from(keep(gated(new DynamoDBClient(own), timed)), {
        marshallOptions: { removeUndefinedValues: true },
      }),
      userPoolId: userPool.id,
      tables,
      wakeWorker: async () => {},
      now: clock.now,
      wait: clock.wait,
      newId: () => `worker-${++ids}`,
      random,
      tell: (event, facts) => void told.push({ event, ...facts }),
    }
  }
  const plain = services()

  const joinGroup = (username: string) =>
    pool.send(new AdminAddUserToGroupCommand({ UserPoolId: userPool.id, Username: username, GroupName: EVERYONE }))

  /** A user as the console makes one. */
  const person = async (name: string, isMember = false): Promise<string> => {
    const Username = `${name}@example.com`
    const input = { UserPoolId: userPool.id, Username, MessageAction: 'SUPPRESS' } as const
    const { User } = await pool.send(new AdminCreateUserCommand(input))
    const username = User?.Username ?? ''
    if (isMember) await joinGroup(username)
    return username
  }

  const run = async (id: string): Promise<RunRow> => {
    const row = await readRun({ dynamo: rows, tables }, id)
    if (!row) throw new Error(`There is no run ${id}`)
    return row
  }

  const queryAll = async (TableName: string, key: string, value: string): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = []
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await rows.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#key = :value',
          ExpressionAttributeNames: { '#key': key },
          ExpressionAttributeValues: { ':value': value },
          ExclusiveStartKey,
        }),
      )
      found.push(...(page.Items ?? []))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
    return found
  }

  return {
    /** What the function's log would hold for operators. */
    told,
    pool,
    poolId: userPool.id,
    clientId: userPool.clients[0]?.id ?? '',
    tables,
    /** The tables with every right. */
    rows,
    clock,
    reports,
    services,
    join: joinGroup,
    leave: (username: string) =>
      pool.send(
        new AdminRemoveUserFromGroupCommand({ UserPoolId: userPool.id, Username: username, GroupName: EVERYONE }),
      ),
    person,
    /** So many of them in no group, in the order of their usernames. */
    crowd: async (count: number): Promise<string[]> => {
      const usernames: string[] = []
      for (let index = 0; index < count; index += 1) usernames.push(await person(`missing-${index}`))
      return usernames.toSorted()
    },
    members: async (): Promise<string[]> => {
      const found: string[] = []
      const asked = { UserPoolId: userPool.id, GroupName: EVERYONE }
      for await (const page of paginateListUsersInGroup({ client: pool }, asked))
        for (const { Username } of page.Users ?? []) if (Username) found.push(Username)
      return found.toSorted()
    },
    disable: (Username: string) => pool.send(new AdminDisableUserCommand({ UserPoolId: userPool.id, Username })),
    enable: (Username: string) => pool.send(new AdminEnableUserCommand({ UserPoolId: userPool.id, Username })),
    remove: (Username: string) => pool.send(new AdminDeleteUserCommand({ UserPoolId: userPool.id, Username })),
    letIn: (username: string) => rows.send(new DeleteCommand({ TableName: tables.exclusion, Key: { username } })),
    keepOut: (username: string) =>
      rows.send(
        new PutCommand({ TableName: tables.exclusion, Item: { username, sub: username, by: ADMIN, at: '2026-11-23' } }),
      ),
    /** A row of the ledger that tells what an administrator has done. */
    tell: async (entry: Pick<LedgerRow, 'act' | 'subject'>) => {
      clock.pass(1)
      await append({ dynamo: rows, tables, now: clock.now }, { ...entry, actor: ADMIN, outcome: 'DONE' })
    },
    /** Starts a run, which no worker is on yet. */
    start: async (scope: RunScope = 'ALL', selection?: string[], pace: Pace = DEFAULT_SETTINGS): Promise<string> => {
      const row = newRun(plain, { scope, selection, source: 'ADMINISTRATOR', startedBy: ADMIN, pace })
      await putRun({ dynamo: plain.dynamo, tables }, row)
      return row.id
    },
    /** Ticks or unticks somebody in a plan, as the API does. */
    choose: async (id: string, username: string, isChosen: boolean) => {
      const services = { dynamo: rows, tables, now: clock.now }
      const shelves = ['LEFT_ALONE', 'CHOSEN'] as const
      const [from, to] = isChosen ? shelves : shelves.toReversed()
      await moveItem(services, { runId: id, username }, from, { shelf: to, epoch: (await run(id)).epoch })
      const { counts } = await run(id)
      counts[from] = (counts[from] ?? 0) - 1
      counts[to] = (counts[to] ?? 0) + 1
      await rows.send(
        new UpdateCommand({
          TableName: tables.run,
          Key: { kind: 'run', id },
          UpdateExpression: 'SET counts = :counts, chosen = :chosen',
          ExpressionAttributeValues: { ':counts': counts, ':chosen': counts.CHOSEN },
        }),
      )
    },
    /** Gives an order as the API does. */
    order: async (id: string, order: RunOrder) => {
      const row = await run(id)
      const move = runMove(row, order, { by: ADMIN, now: clock.now() })
      if (!move) throw new Error(`A run that is ${row.state} does not take ${order}`)
      if (!(await moveRun({ dynamo: rows, tables }, row, move))) throw new Error('The run has changed meanwhile')
    },
    work: (gate: Gate = {}, options: Partial<WorkOptions> = {}) =>
      work(services(gate), { deadline: clock.now() + 840_000, ...options }),
    /** The function itself: its bundle, in a process of its own, by the clock on the wall. Gives its error, if any. */
    invoke: async (order: object) =>
      (await lambda.send(new InvokeCommand({ FunctionName: worker.name, Payload: JSON.stringify(order) })))
        .FunctionError,
    /** As long as it takes until a dead worker's lease is another's to take. */
    outlive: () => clock.pass(LEASE_MS + 1),
    run,
    /** All runs, oldest first. */
    runs: async () => (await queryAll(tables.run, 'kind', 'run')) as unknown as RunRow[],
    items: async (id: string): Promise<ItemRow[]> =>
      (await queryAll(tables.item, 'runId', id)).filter(({ key }) => String(key).startsWith('item#')) as never,
    ledger: async (id: string): Promise<LedgerRow[]> => (await queryAll(tables.ledger, 'chain', `run#${id}`)) as never,
    close: async () => {
      for (const client of clients) client.destroy()
      await twin.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A gate that counts requests by command. */
export const countCalls = () => {
  const counts: Record<string, number> = {}
  const before = (command: string) => {
    counts[command] = (counts[command] ?? 0) + 1
  }
  return { counts, gate: { before } }
}

export type RepairWorld = Awaited<ReturnType<typeof startRepairWorld>>
