import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, importJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, newTodo, person, type World } from './world'

const alice = person('alice', 'everyone')
const LIST = { query: '{ todosByState(state: OPEN) { items { id } } }' }
const NOT_AUTHORIZED = 'You are not authorized to make this call.'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const expectRefusal = async (authorization: string | undefined, message: string) => {
  const reply = await world.graphql.execute({ authorization, body: LIST })
  expect(reply).toEqual({ status: 401, body: { errors: [{ errorType: 'UnauthorizedException', message }] } })
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('tokens that are taken', () => {
  it('an access token, with and without Bearer', async () => {
    const token = await world.sign(world.claimsOf(alice))
    for (const authorization of [token, `Bearer ${token}`, `bearer  ${token}`])
      expect(await world.send(authorization, LIST)).toMatchObject({ status: 200, errors: [] })
  })

  it('an ID token, whose client is its audience', async () => {
    const token = await world.sign({
      sub: 'alice',
      'cognito:username': 'alice',
      'cognito:groups': ['everyone'],
      aud: world.clientId,
      token_use: 'id',
    })
    const created = await world.send(token, {
      query: 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { owner } }',
      variables: { input: newTodo() },
    })
    expect(created.data?.createTodo).toEqual({ owner: 'alice' })
  })
})

describe('tokens that are refused', () => {
  it.each([undefined, '', 'Bearer ', '   '])('none at all: %j', (authorization) =>
    expectRefusal(authorization, 'Valid authorization header not provided.'),
  )

  it.each(['nonsense', 'a.b.c', 'Basic YWxpY2U6c2VjcmV0'])('what is no token: %s', (authorization) =>
    expectRefusal(authorization, 'Unable to parse JWT token.'),
  )

  it('one that has expired, to the second', async () => {
    const token = await world.sign(world.claimsOf(alice))
    world.clock.now += 899_000
    expect((await world.send(token, LIST)).status).toBe(200)
    world.clock.now += 1000
    await expectRefusal(token, 'Token has expired.')
  })

  it('one of another key, though it names ours', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    await expectRefusal(await world.sign(world.claimsOf(alice), privateKey), NOT_AUTHORIZED)
  })

  it('one of our own key, by another algorithm than the pool signs with', async () => {
    const key = await importJWK(await exportJWK(world.privateKey), 'RS512')
    await expectRefusal(await world.sign(world.claimsOf(alice), key as CryptoKey, 'RS512'), NOT_AUTHORIZED)
  })

  it('one with no signature', async () => {
    const claims = { ...world.claimsOf(alice), iss: world.issuer, exp: Math.floor(world.clock.now / 1000) + 900 }
    await expectRefusal(`${part({ alg: 'none' })}.${part(claims)}.`, NOT_AUTHORIZED)
  })

  it('one signed by HS256 with the public key as its secret', async () => {
    const secret = new TextEncoder().encode(await exportSPKI(world.publicKey))
    await expectRefusal(await world.sign(world.claimsOf(alice), secret, 'HS256'), NOT_AUTHORIZED)
  })

  it('one whose groups were changed after it was signed', async () => {
    const [header, payload = '', signature] = (await world.sign(world.claimsOf(person('carol')))).split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    await expectRefusal(`${header}.${part({ ...claims, 'cognito:groups': ['admins'] })}.${signature}`, NOT_AUTHORIZED)
  })

  it.each<[string, (own: Record<string, unknown>) => Record<string, unknown>]>([
    ['another pool', (own) => ({ ...own, iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other1234' })],
    ['another issuer', (own) => ({ ...own, iss: 'https://cognito-idp.example.com/us-east-1_Other1234' })],
    ['another client', (own) => ({ ...own, client_id: 'another0client0of0the0pool' })],
    ['a client whose id begins like ours', (own) => ({ ...own, client_id: `${own.client_id}x` })],
    ['no client', ({ client_id: _, ...own }) => own],
    ['an ID token of another client', (own) => ({ ...own, token_use: 'id', aud: 'another' })],
    ['a refresh token', (own) => ({ ...own, token_use: 'refresh' })],
  ])('one of %s', async (_, change) => {
    await expectRefusal(await world.sign(change(world.claimsOf(alice))), NOT_AUTHORIZED)
  })

  it('before the request is even read', async () => {
    const reply = await world.graphql.execute({ authorization: undefined, body: '' })
    expect(reply.status).toBe(401)
  })
})
