import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { PostConfirmationTriggerEvent } from 'aws-lambda'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addToGroup } from '../../../amplify/directory/group-change'
import { readSmallPool } from '../../../amplify/directory/small-pool'
import { afterConfirmation } from '../../../amplify/functions/post-confirmation/after-confirmation'
import type { Services } from '../../../amplify/services'
import { confirm, join, signUp, tokensOf } from '../cognito/people'
import { CLIENT, POOL, type Pool, pool, startPool } from '../cognito/serve'

let twin: Pool
const events: PostConfirmationTriggerEvent[] = []

/** A pool whose trigger is our function, in this process. */
const start = async (options: Parameters<typeof startPool>[0] = {}) => {
  events.length = 0
  twin = await startPool({
    invoke: async (_name, event) => {
      events.push(event as PostConfirmationTriggerEvent)
      try {
        return { ok: true, payload: await afterConfirmation(twin.sdk)(event as PostConfirmationTriggerEvent) }
      } catch (error) {
        const { name, message } = error as Error
        return { ok: false, errorType: name, errorMessage: message, timedOut: false }
      }
    },
    ...options,
  })
}
afterEach(() => twin.close())

const groupsOf = async (username: string) => {
  const input = { UserPoolId: POOL, Username: username }
  return (await twin.sdk.send(new AdminListGroupsForUserCommand(input))).Groups?.map(({ GroupName }) => GroupName)
}

const services = (): Services => ({
  cognito: twin.sdk,
  dynamo: DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' })),
  userPoolId: POOL,
  tables: {} as Services['tables'],
  wakeWorker: async () => {},
  now: Date.now,
  wait: async () => {},
  newId: () => 'none',
  random: () => 0,
})

const missing = async () => {
  const { users = [], members } = (await readSmallPool(services())) ?? {}
  return users.filter(({ username }) => !members?.has(username)).map(({ email, isEnabled }) => ({ email, isEnabled }))
}

describe('a confirmation', () => {
  it('of a sign-up makes a member', async () => {
    await start()
    const sub = await join(twin, 'ann@example.com')
    expect(await groupsOf(sub)).toEqual(['everyone'])
    expect(await missing()).toEqual([])
  })

  it('told of twice is nothing more', async () => {
    await start()
    const sub = await join(twin, 'ann@example.com')
    const [event] = events
    if (!event) throw new Error('The trigger was not called.')
    expect(await afterConfirmation(twin.sdk)(event)).toEqual(event)
    expect(await groupsOf(sub)).toEqual(['everyone'])
  })

  it('of a forgotten password puts nobody back', async () => {
    await start()
    const sub = await join(twin, 'ann@example.com')
    const input = { UserPoolId: POOL, Username: sub, GroupName: 'everyone' }
    await twin.sdk.send(new AdminRemoveUserFromGroupCommand(input))
    const [event] = events
    if (!event) throw new Error('The trigger was not called.')
    const reset: PostConfirmationTriggerEvent = { ...event, triggerSource: 'PostConfirmation_ConfirmForgotPassword' }
    expect(await afterConfirmation(twin.sdk)(reset)).toEqual(reset)
    expect(await groupsOf(sub)).toEqual([])
  })

  it('of a forgotten password ends every sign-in of before', async () => {
    await start()
    await join(twin, 'ann@example.com')
    const { RefreshToken = '' } = await tokensOf(twin, 'ann@example.com')
    const [event] = events
    if (!event) throw new Error('The trigger was not called.')
    await afterConfirmation(twin.sdk)({ ...event, triggerSource: 'PostConfirmation_ConfirmForgotPassword' })
    const renewed = new InitiateAuthCommand({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: CLIENT,
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    })
    await expect(twin.sdk.send(renewed)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('fails where the group cannot be joined, and leaves the person missing and repairable', async () => {
    await start({ pool: { ...pool, groups: [] } })
    const { UserSub = '' } = await signUp(twin, 'ann@example.com')
    await expect(confirm(twin, 'ann@example.com')).rejects.toMatchObject({ name: 'UserLambdaValidationException' })
    await twin.sdk.send(new CreateGroupCommand({ UserPoolId: POOL, GroupName: 'everyone' }))
    expect(await missing()).toEqual([{ email: 'ann@example.com', isEnabled: true }])
    await addToGroup(services(), UserSub, 'everyone')
    expect(await missing()).toEqual([])
  })
})

it('a Cognito that never answers is left within the five seconds that a trigger has', async () => {
  await start()
  const sub = await join(twin, 'ann@example.com')
  let asked = 0
  const silent = createServer(() => {
    asked += 1
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const AWS_ENDPOINT_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const aws = { AWS_ENDPOINT_URL, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' }
  for (const [name, value] of Object.entries(aws)) vi.stubEnv(name, value)
  try {
    const { handler } = await import('../../../amplify/functions/post-confirmation/handler')
    const event = events.find(({ userName }) => userName === sub)
    if (!event) throw new Error('The trigger was not called.')
    const started = performance.now()
    await expect(handler(event)).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(asked).toBe(2)
  } finally {
    vi.unstubAllEnvs()
    silent.closeAllConnections()
    silent.close()
  }
})
