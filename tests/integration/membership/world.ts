// A twin of its own for a test file, and the membership function's own key on it: what its role may not do fails here.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE_VARIABLES } from '../../../amplify/environment'
import { answer } from '../../../amplify/functions/membership/answer'
import type { MemberRow } from '../../../amplify/records/members'
import { work } from '../../../amplify/repair/work'
import type { WorkOrder } from '../../../amplify/repair/work-order'
import type { Caller, Services, Tables } from '../../../amplify/services'
import { loadBackend } from '../../../local/assembly/load-backend'
import { openKeyring } from '../../../local/signature/keyring'
import { startTwin } from '../../../local/start-twin'
import { synthesise } from '../../../scripts/synthesise'
import { type Gate, gated } from '../../gated-client'

export const startWorld = async () => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId, functions, userPool } = backend
  const directory = mkdtempSync(join(tmpdir(), 'commons-membership-'))
  const reports: unknown[] = []
  const report = (error: unknown) => void reports.push(error)
  const twin = await startTwin({
    backend,
    dataDirectory: directory,
    port: 0,
    appPort: 3999,
    report,
    // A worker of its own accord would work on what these tests lay out.
    scheduleEveryMs: 0,
  })
  const endpoint = `http://127.0.0.1:${twin.port}`
  const keyring = openKeyring(directory, { accountId, functions })
  const found = functions.find(({ environment }) => 'REPAIR_WORKER' in environment)
  if (!found) throw new Error('The backend has no membership function.')
  const foundWorker = functions.find(
    ({ environment }) => 'REPAIR_ITEM_TABLE' in environment && !('REPAIR_WORKER' in environment),
  )
  if (!foundWorker) throw new Error('The backend has no function that works on repair runs.')
  const tables = Object.fromEntries(
    Object.entries(TABLE_VARIABLES).map(([table, variable]) => [table, found.environment[variable] ?? '']),
  ) as unknown as Tables
  const wakes: WorkOrder[] = []
  const clients: { destroy: () => void }[] = []
  const keep = <Client extends { destroy: () => void }>(client: Client): Client => {
    clients.push(client)
    return client
  }
  const administrator = { region, endpoint, credentials: keyring.administrator }
  const pool = keep(new CognitoIdentityProviderClient(administrator))
  const rows = keep(DynamoDBDocumentClient.from(keep(new DynamoDBClient(administrator))))
  const time = { now: Date.UTC(2026, 0, 15) }
  const own = { region, endpoint, credentials: keyring.forFunction(found.name), maxAttempts: 1 }
  const waits: number[] = []

  /** Services as the function's handler makes them, with a clock that tests move and a gate before the wire. */
  const services = (gate: Gate = {}, change: Partial<Services> = {}, maxAttempts = 1): Services => ({
    cognito: keep(gated(new CognitoIdentityProviderClient(own), gate)),
    dynamo: DynamoDBDocumentClient.from(keep(gated(new DynamoDBClient({ ...own, maxAttempts }), gate)), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    userPoolId: userPool.id,
    tables,
    wakeWorker: async (order) => void wakes.push(order),
    now: () => time.now,
    wait: async (milliseconds) => void waits.push(milliseconds),
    newId: randomUUID,
    random: Math.random,
    ...change,
  })
  const plain = services()

  const workersKey = { ...own, credentials: keyring.forFunction(foundWorker.name) }
  /** As the worker has them: its key, and a clock on which it need not wait. */
  const workerServices = (): Services => ({
    ...plain,
    cognito: keep(new CognitoIdentityProviderClient(workersKey)),
    dynamo: DynamoDBDocumentClient.from(keep(new DynamoDBClient(workersKey)), {
      marshallOptions: { removeUndefinedValues: true },
    }),
    wait: async (milliseconds) => {
      time.now += milliseconds
    },
  })

  const join_ = (username: string, group: string) =>
    pool.send(new AdminAddUserToGroupCommand({ UserPoolId: userPool.id, Username: username, GroupName: group }))

  return {
    backend,
    endpoint,
    pool,
    poolId: userPool.id,
    tables,
    /** The tables with every right. */
    rows,
    wakes,
    time,
    waits,
    reports,
    importUsers: twin.importUsers,
    services,
    plain,
    /** One invocation of the worker. */
    work: (order?: WorkOrder) => work(workerServices(), { order, deadline: time.now + 840_000 }),
    join: join_,
    leave: (username: string, group: string) =>
      pool.send(new AdminRemoveUserFromGroupCommand({ UserPoolId: userPool.id, Username: username, GroupName: group })),
    disable: (username: string) =>
      pool.send(new AdminDisableUserCommand({ UserPoolId: userPool.id, Username: username })),
    /** A user as the console makes one, in the groups given. */
    person: async (email: string, ...groups: string[]): Promise<Caller> => {
      const input = { UserPoolId: userPool.id, Username: email, MessageAction: 'SUPPRESS' } as const
      const { User } = await pool.send(new AdminCreateUserCommand(input))
      const sub = User?.Username ?? ''
      for (const group of groups) await join_(sub, group)
      return { sub, username: sub }
    },
    /** Calls an operation as AppSync does. */
    ask: (identity: unknown, fieldName: string, args: unknown = {}, through: Services = plain) =>
      answer(through)({ fieldName, arguments: args, identity }),
    members: async () => ((await rows.send(new ScanCommand({ TableName: tables.member }))).Items ?? []) as MemberRow[],
    claims: async () =>
      ((await rows.send(new ScanCommand({ TableName: tables.nameClaim }))).Items ?? []) as {
        name: string
        memberId: string
      }[],
    close: async () => {
      for (const client of clients) client.destroy()
      await twin.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** A gate that counts requests by command. */
export const counter = () => {
  const counts: Record<string, number> = {}
  return {
    counts,
    before: (command: string) => {
      counts[command] = (counts[command] ?? 0) + 1
    },
  }
}

/** Members whose name is not theirs by a claim: to be empty, whatever happened. */
export const usurpers = async (world: World) => {
  const holders = new Map((await world.claims()).map(({ name, memberId }) => [name, memberId]))
  return (await world.members()).filter(({ id, nameKey }) => holders.get(nameKey) !== id)
}
