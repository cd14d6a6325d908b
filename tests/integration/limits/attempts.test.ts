// The limits as they deploy: in the triggers' own processes, with their own rights, for callers who ask Cognito directly.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { limitAttempts } from '../../../amplify/limits/limit-attempts'
import { LIMITS } from '../../../amplify/limits/limits'
import { takeAttempt } from '../../../amplify/limits/take-attempt'
import { signCaller } from '../../../lib/domain/caller-proof'
import { loadBackend } from '../../../local/assembly/load-backend'
import type { Message } from '../../../local/cognito/records'
import { openKeyring } from '../../../local/signature/keyring'
import { startTwin, type Twin } from '../../../local/start-twin'
import { synthesise } from '../../../scripts/synthesise'

const PASSWORD = 'A-password-of-1'
const callerKey = 'the-key-of-this-twin-and-of-its-server'
const directory = mkdtempSync(join(tmpdir(), 'commons-limits-'))
const letters: Message[] = []
let twin: Twin
let cognito: CognitoIdentityProviderClient
let dynamo: DynamoDBDocumentClient
let table = ''
let ClientId = ''
let UserPoolId = ''

beforeAll(async () => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId, functions, userPool } = backend
  twin = await startTwin({
    backend,
    dataDirectory: directory,
    port: 0,
    appPort: 3999,
    callerKey,
    scheduleEveryMs: 0,
    onCode: (letter) => void letters.unshift(letter),
  })
  const endpoint = `http://127.0.0.1:${twin.port}`
  const keyring = openKeyring(directory, { accountId, functions })
  cognito = new CognitoIdentityProviderClient({ region, endpoint, credentials: keyring.administrator, maxAttempts: 1 })
  const own = { region, endpoint, credentials: keyring.administrator }
  dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(own))
  table = functions.find(({ environment }) => environment.ATTEMPT_TABLE)?.environment.ATTEMPT_TABLE ?? ''
  ClientId = userPool.clients[0]?.id ?? ''
  UserPoolId = userPool.id
})
afterAll(async () => {
  cognito.destroy()
  dynamo.destroy()
  await twin.close()
  rmSync(directory, { recursive: true, force: true })
})

const newEmail = () => `${randomUUID()}@example.com`
const signUp = (Username: string, ClientMetadata?: Record<string, string>) =>
  cognito.send(new SignUpCommand({ ClientId, Username, Password: PASSWORD, ClientMetadata }))
const signIn = (USERNAME: string, ClientMetadata?: Record<string, string>) =>
  cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId,
      AuthParameters: { USERNAME, PASSWORD: 'a-wrong-password' },
      ClientMetadata,
    }),
  )

const proven = (address: string) => signCaller(callerKey, address, Date.now())
/** Rows in which an address is counted, of all acts. */
const addressRows = async () => {
  const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: table }))
  return Items.filter(({ key }) => String(key).includes('#address#')).length
}

/** How many attempts were let through before one was held, and what it was told. A window may end among them. */
const untilHeld = async (most: number, attempt: () => Promise<unknown>) => {
  for (let count = 0; count <= 2 * most; count++) {
    const error: unknown = await attempt().catch((caught: unknown) => caught)
    if (error instanceof Error && error.name === 'UserLambdaValidationException') return { count, said: error.message }
  }
  throw new Error('Nothing was held')
}

describe('called directly, with nothing said of where from', () => {
  it('Cognito holds whoever tries passwords for one account, and says for how long', async () => {
    const email = newEmail()
    const { most } = LIMITS.signIn.account
    const { count, said } = await untilHeld(most, () => signIn(email))
    expect(count).toBeGreaterThanOrEqual(most)
    expect(said).toMatch(/^PreAuthentication failed with error Too many attempts\. Try again in \d+ s\.$/)
    // The same in other letters, and with an address that is made up.
    for (const attempt of [signIn(email.toUpperCase()), signIn(email, { address: '192.0.2.99' })])
      await expect(attempt).rejects.toMatchObject({ name: 'UserLambdaValidationException' })
    await expect(signIn(newEmail())).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('holds whoever signs up with one address again and again, taken or not', async () => {
    const email = newEmail()
    const { most } = LIMITS.signUp.account
    const { count, said } = await untilHeld(most, () => signUp(email))
    expect(count).toBeGreaterThanOrEqual(most)
    expect(said).toMatch(/^PreSignUp failed with error Too many attempts\. Try again in \d+ s\.$/)
  })

  it('lets administrators invite as many as they like, in the words of the site', async () => {
    for (let times = 0; times < 8; times++) {
      const Username = newEmail()
      await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username }))
      expect(letters[0]).toMatchObject({ to: Username, subject: 'You are invited to Commons' })
      expect(letters[0]?.text).toContain(`href="http://localhost:3999/sign-in?email=${encodeURIComponent(Username)}"`)
      expect(letters[0]?.text).toContain(Username)
      expect(letters[0]?.text).toContain(letters[0]?.code)
    }
  })

  it('sends five letters an hour to one address, and leads to the page that takes the code', async () => {
    const Username = newEmail()
    await signUp(Username)
    expect(letters[0]?.text).toContain(`http://localhost:3999/confirm?email=${encodeURIComponent(Username)}`)
    const resend = () => cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username }))
    for (let times = 0; times < 5; times++) await resend()
    await expect(resend()).rejects.toMatchObject({ name: 'LimitExceededException' })
    expect(letters.filter(({ to }) => to === Username)).toHaveLength(6)
  })
})

describe('told by our server where a call comes from', () => {
  it('holds an address that tries many accounts, and no other', async () => {
    const { most } = LIMITS.signIn.address
    const { count } = await untilHeld(most, async () => signIn(newEmail(), await proven('192.0.2.7')))
    expect(count).toBeGreaterThanOrEqual(most)
    await expect(signIn(newEmail(), await proven('2001:db8::7'))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    })
  })

  it('counts the address of sign-ups and of letters, too', async () => {
    const before = await addressRows()
    const Username = newEmail()
    await signUp(Username, await proven('192.0.2.20'))
    expect(await addressRows()).toBe(before + 1)
    await cognito.send(
      new ResendConfirmationCodeCommand({ ClientId, Username, ClientMetadata: await proven('192.0.2.20') }),
    )
    expect(await addressRows()).toBe(before + 2)
  })

  it('sends no letter for an unknown name, and says nothing of it', async () => {
    const sent = letters.length
    await cognito.send(new ForgotPasswordCommand({ ClientId, Username: newEmail() }))
    expect(letters).toHaveLength(sent)
  })
})

describe('told by who calls Cognito directly where they call from', () => {
  const victim = '192.0.2.30'

  it('uses up nothing of an address without the proof of our server, and holds the account as ever', async () => {
    const old = await signCaller(callerKey, victim, Date.now() - 61_000)
    const early = await signCaller(callerKey, victim, Date.now() + 60_000)
    const forged = await signCaller('a-key-that-an-attacker-has-made-up-1', victim, Date.now())
    const elsewhere = { ...(await proven('192.0.2.31')), address: victim }
    const before = await addressRows()
    for (const said of [{ address: victim }, old, early, forged, elsewhere]) {
      await expect(signIn(newEmail(), said)).rejects.toThrow('Incorrect')
      const Username = newEmail()
      await signUp(Username, said)
      await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username, ClientMetadata: said }))
    }
    expect(await addressRows()).toBe(before)
    const email = newEmail()
    await untilHeld(LIMITS.signIn.account.most, () => signIn(email, { address: victim }))
  })

  it('and is not believed by functions that have no key, which go on counting accounts', async () => {
    const own = { dynamo, table, userPoolId: randomUUID(), now: Date.now, callerKey: undefined }
    const before = await addressRows()
    const email = newEmail()
    const attempt = async () => limitAttempts(own, 'signUp', { account: email, said: await proven(victim) })
    for (let times = 0; times < LIMITS.signUp.account.most; times++) await attempt()
    expect(await addressRows()).toBe(before)
    await expect(attempt().then(attempt)).rejects.toThrow('Try again in')
  })
})

describe('a window', () => {
  const time = { now: 0 }
  const services = () => ({ dynamo, table, userPoolId: randomUUID(), now: () => time.now, callerKey })
  beforeEach(() => {
    time.now = Date.UTC(2026, 0, 15)
  })

  it('lets so many through, tells the seconds that are left, and ends', async () => {
    const own = services()
    const take = () => takeAttempt(own, 'test', 'ann@example.com', { most: 2, seconds: 60 })
    time.now += 10_000
    expect([await take(), await take(), await take()]).toEqual([0, 0, 50])
    time.now += 49_999
    expect(await take()).toBe(1)
    time.now += 1
    expect(await take()).toBe(0)
  })

  it('counts every one of many attempts at once', async () => {
    const own = services()
    const takes = Array.from({ length: 20 }, () =>
      takeAttempt(own, 'test', 'ann@example.com', { most: 5, seconds: 60 }),
    )
    expect((await Promise.all(takes)).filter((wait) => wait === 0)).toHaveLength(5)
  })

  it('keeps no address that can be read, and forgets what it keeps', async () => {
    const own = services()
    await takeAttempt(own, 'test', 'reader@example.com', { most: 5, seconds: 60 })
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: table }))
    expect(JSON.stringify(Items)).not.toMatch(/reader|@|192\.0\.2\.7/)
    for (const { expiresAt } of Items) expect(expiresAt).toBeGreaterThan(time.now / 1000)
  })

  it('does not use up an account for whom its address holds', async () => {
    const own = services()
    const email = 'victim@example.com'
    const { most } = LIMITS.signUp.address
    const [office, home] = [
      await signCaller(callerKey, '192.0.2.8', time.now),
      await signCaller(callerKey, '192.0.2.9', time.now),
    ]
    for (let times = 0; times < most; times++) await limitAttempts(own, 'signUp', { account: newEmail(), said: office })
    for (let times = 0; times < 20; times++)
      await expect(limitAttempts(own, 'signUp', { account: email, said: office })).rejects.toThrow('Try again in')
    await limitAttempts(own, 'signUp', { account: email, said: home })
  })

  it('that cannot be counted lets everybody through, and the log says so without a name', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await limitAttempts({ ...services(), table: 'NoSuchTable' }, 'signIn', {
      account: 'ann@example.com',
      said: undefined,
    })
    expect(write.mock.calls.join()).toMatch(/not counted/)
    expect(write.mock.calls.join()).not.toContain('ann@example.com')
    write.mockRestore()
  })
})
