import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../scripts/ports'
import { type App, startApp } from '../app-beside'
import { ownStack } from '../own-stack'

const stack = ownStack()
let deaf: App

const ask = async (origin: string, path: string) => {
  const reply = await fetch(`${origin}/api/health/${path}`, { redirect: 'manual' })
  return { status: reply.status, body: await reply.json(), stored: reply.headers.get('cache-control') }
}

beforeAll(async () => {
  const nobody = `http://127.0.0.1:${await freePort()}`
  deaf = await startApp(stack, {
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: stack.awsEndpoint,
    COMMONS_APPSYNC_URL: `${nobody}/graphql`,
  })
})
afterAll(() => deaf?.stop())

describe('the app', () => {
  it('is alive and ready when all that it stands on answers', async () => {
    const never = 'private, no-store'
    expect(await ask(stack.origin, 'live')).toEqual({ status: 200, body: { status: 'alive' }, stored: never })
    expect(await ask(stack.origin, 'ready')).toEqual({ status: 200, body: { status: 'ready' }, stored: never })
  })

  it('is alive and not ready when a part of it does not, and names the part and no address', async () => {
    expect(await ask(deaf.origin, 'live')).toMatchObject({ status: 200, body: { status: 'alive' } })
    expect(await ask(deaf.origin, 'ready')).toEqual({
      status: 503,
      body: { status: 'not ready', cannotReach: ['AppSync'] },
      stored: 'private, no-store',
    })
  })
})
