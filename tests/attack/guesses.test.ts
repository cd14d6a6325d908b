// How many guesses get through, counted to the last one: with a clock of the test's own, at Cognito's door and at the app's.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AdminCreateUserCommand,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  SignUpCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LIMITS } from '../../amplify/limits/limits'
import { words } from '../../lib/server/words'
import { loadBackend } from '../../local/assembly/load-backend'
import type { Message } from '../../local/cognito/records'
import { openKeyring } from '../../local/signature/keyring'
import { startTwin, type Twin } from '../../local/start-twin'
import { synthesise } from '../../scripts/synthesise'
import { type App, startApp } from '../app-beside'
import { type PageForm, readForm, sendForm } from './page-form'

const PASSWORD = 'A-long-password-1'
const TEMPORARY = 'Temporary-word-1'
const HOUR = 3_600_000
/** What Cognito lets pass before it locks for 1, 2, 4 … seconds, and what one code may be guessed at in an hour. */
const FREE = 5

const directory = mkdtempSync(join(tmpdir(), 'commons-guesses-'))
const letters: Message[] = []
const time = { now: Date.now() }
const callerKey = randomBytes(32).toString('base64url')
let twin: Twin
let app: App
let cognito: CognitoIdentityProviderClient
let ClientId = ''
let UserPoolId = ''

beforeAll(async () => {
  const backend = loadBackend((await synthesise()).directory)
  const { region, accountId, functions, userPool } = backend
  mkdirSync(join(directory, 'logs'))
  twin = await startTwin({
    ...{ backend, dataDirectory: directory, port: 0, appPort: 3999, callerKey, scheduleEveryMs: 0 },
    clock: () => time.now,
    onCode: (letter) => void letters.unshift(letter),
  })
  const awsEndpoint = `http://127.0.0.1:${twin.port}`
  const { administrator: credentials } = openKeyring(directory, { accountId, functions })
  cognito = new CognitoIdentityProviderClient({ region, endpoint: awsEndpoint, credentials, maxAttempts: 1 })
  ClientId = userPool.clients[0]?.id ?? ''
  UserPoolId = userPool.id
  app = await startApp({ awsEndpoint, dataDirectory: directory, callerKey })
})
afterAll(async () => {
  await app?.stop()
  cognito?.destroy()
  await twin?.close()
  rmSync(directory, { recursive: true, force: true })
})
// Functions sign their calls by the clock on the wall, so where one has work to do, the test's own clock shows the same.
const nowOnTheWall = () => {
  time.now = Date.now()
}
beforeEach(nowOnTheWall)

const codeFor = (email: string) => letters.find(({ to }) => to === email)?.code ?? ''
/** A code of six figures that is not this one. */
const otherThan = (code: string, at: number) => String((Number(code) + 1 + at) % 1_000_000).padStart(6, '0')

const waiting = async () => {
  const Username = `${randomUUID()}@example.com`
  await cognito.send(new SignUpCommand({ ClientId, Username, Password: PASSWORD }))
  return Username
}
const confirmed = async () => {
  const Username = await waiting()
  await cognito.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: codeFor(Username) }))
  return Username
}
const invited = async () => {
  const Username = `${randomUUID()}@example.com`
  const UserAttributes = [{ Name: 'email_verified', Value: 'true' }]
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username,
      UserAttributes,
      TemporaryPassword: TEMPORARY,
      MessageAction: 'SUPPRESS',
    }),
  )
  return Username
}

const signIn = (USERNAME: string, PASSWORD: string) =>
  cognito.send(
    new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters: { USERNAME, PASSWORD } }),
  )
/** What came of an attempt: `right`, or the words in which it was refused. */
const outcome = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'right',
    (error: Error) => `${error.name}: ${error.message}`,
  )
const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const LOCKED = 'NotAuthorizedException: Password attempts exceeded'

describe('at Cognito’s own door', () => {
  const secrets = { 'a password': [confirmed, PASSWORD], 'a temporary password': [invited, TEMPORARY] } as const

  it.each(Object.keys(secrets) as (keyof typeof secrets)[])(
    '%s is guessed at five times, and not once more',
    async (kind) => {
      const [make, password] = secrets[kind]
      const email = await make()
      const heard: string[] = []
      for (let guess = 0; guess < 12; guess++) heard.push(await outcome(signIn(email, `Wrong-password-${guess}`)))
      expect(heard.filter((said) => said === WRONG)).toHaveLength(FREE)
      expect(heard.slice(FREE)).toEqual(Array(12 - FREE).fill(LOCKED))
      // The right one is not even looked at, and works when the second is over.
      expect(await outcome(signIn(email, password))).toBe(LOCKED)
      time.now += 1001
      expect(await outcome(signIn(email, password))).toBe('right')
    },
  )

  it('whoever waits out each lock gets 17 guesses in the first hour', async () => {
    const email = await confirmed()
    const start = time.now
    let looked = 0
    for (; time.now - start < HOUR; looked++) {
      expect(await outcome(signIn(email, 'Wrong-password-1'))).toBe(WRONG)
      time.now += looked + 1 < FREE ? 0 : Math.min(2 ** (looked + 1 - FREE) * 1000, 900_000) + 1
    }
    expect(looked).toBe(17)
  })

  it('the code of an address is guessed at five times an hour, and the right one is refused with the sixth', async () => {
    time.now -= HOUR
    const email = await waiting()
    const code = codeFor(email)
    const confirm = (ConfirmationCode: string) =>
      outcome(cognito.send(new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode })))
    const heard: string[] = []
    for (let guess = 0; guess < 9; guess++) heard.push(await confirm(otherThan(code, guess)))
    expect(heard.filter((said) => said.startsWith('CodeMismatchException'))).toHaveLength(FREE)
    expect(await confirm(code)).toMatch(/^LimitExceededException/)
    nowOnTheWall()
    expect(await confirm(code)).toBe('right')
  })

  it('the code of a reset is guessed at five times, and a new code brings no new guesses within the hour', async () => {
    const Username = await confirmed()
    time.now -= HOUR
    const forgot = () => cognito.send(new ForgotPasswordCommand({ ClientId, Username }))
    const reset = (ConfirmationCode: string) =>
      outcome(
        cognito.send(
          new ConfirmForgotPasswordCommand({ ClientId, Username, ConfirmationCode, Password: 'Another-word-22' }),
        ),
      )
    await forgot()
    const heard: string[] = []
    for (let guess = 0; guess < 9; guess++) heard.push(await reset(otherThan(codeFor(Username), guess)))
    expect(heard.filter((said) => said.startsWith('CodeMismatchException'))).toHaveLength(FREE)
    await forgot()
    expect(await reset(codeFor(Username))).toMatch(/^LimitExceededException/)
    expect(await outcome(signIn(Username, PASSWORD))).toBe('right')
    nowOnTheWall()
    await forgot()
    expect(await reset(codeFor(Username))).toBe('right')
  })

  it('the code of an app is guessed at five times, however often one signs in for it', async () => {
    const email = await confirmed()
    const { AuthenticationResult } = await signIn(email, PASSWORD)
    const AccessToken = AuthenticationResult?.AccessToken ?? ''
    const { SecretCode: secret = '' } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }))
    const codeNow = () => new TOTP({ secret }).generate({ timestamp: time.now })
    await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: codeNow() }))
    const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
    await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
    const guess = async (code: string) => {
      const { Session } = await signIn(email, PASSWORD)
      const ChallengeResponses = { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code }
      return outcome(
        cognito.send(
          new RespondToAuthChallengeCommand({
            ClientId,
            ChallengeName: 'SOFTWARE_TOKEN_MFA',
            Session,
            ChallengeResponses,
          }),
        ),
      )
    }
    time.now += 90_000
    const heard: string[] = []
    // Far from the codes of now, of before and of after.
    for (let at = 0; at < 9; at++) heard.push(await guess(otherThan(codeNow(), 1000 + at)))
    expect(heard.filter((said) => said.startsWith('CodeMismatchException'))).toHaveLength(FREE)
    expect(await guess(codeNow())).toBe(LOCKED)
    time.now += 60_000
    expect(await guess(codeNow())).toBe('right')
  })
})

describe('at the app’s door', () => {
  const HELD = /Try again in (\d+) (s|minutes)\./
  const alertOf = (html: string) =>
    /role="alert"[^>]*>(.*?)<\/(?:p|div)>/s.exec(html)?.[1]?.replace(/<[^>]*>/g, '') ?? html.slice(0, 500)

  it('a password is guessed at five times; then the page says how long to wait, and the right one works after it', async () => {
    const form = await readForm(app.origin, '/sign-in', ['email', 'password'])
    const email = await confirmed()
    const guess = (password: string) => sendForm(app.origin, '/sign-in', form, { email, password })
    const heard: string[] = []
    const { most } = LIMITS.signIn.account
    // A window of the limiter may end among them: two of them hold whoever goes on.
    for (let at = 0; at < 2 * most + 2 && !heard.some((said) => HELD.test(said)); at += 4)
      heard.push(
        ...(await Promise.all(Array.from({ length: 4 }, (_, n) => guess(`Wrong-password-${at + n}`)))).map(({ text }) =>
          alertOf(text),
        ),
      )
    expect(heard.filter((said) => said.includes(words.signIn.wrong))).toHaveLength(FREE)
    const [, wait, unit] = HELD.exec(heard.find((said) => HELD.test(said)) ?? '') ?? []
    const seconds = Number(wait) * (unit === 's' ? 1 : 60)
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(LIMITS.signIn.account.seconds)
    const held = await guess(PASSWORD)
    expect(held.status).toBe(200)
    expect(held.headers.getSetCookie()).toEqual([])
    // Others are not held by it.
    const other = await confirmed()
    expect((await sendForm(app.origin, '/sign-in', form, { email: other, password: PASSWORD })).status).toBe(303)
  })

  it('a locked account says so, and lets its owner in when the lock is over', async () => {
    const form = await readForm(app.origin, '/sign-in', ['email', 'password'])
    const email = await confirmed()
    const guess = (password: string) => sendForm(app.origin, '/sign-in', form, { email, password })
    for (let at = 0; at < FREE; at++) await guess('Wrong-password-1')
    expect((await guess(PASSWORD)).text).toContain(words.failure.rate_limited)
    time.now += 1001
    expect((await guess(PASSWORD)).status).toBe(303)
  })

  it('an invitation of eight days ago is told to be too old, to who has its password, and is good again when it is renewed', async () => {
    const form = await readForm(app.origin, '/sign-in', ['email', 'password'])
    const email = await invited()
    const signInWith = (password: string) => sendForm(app.origin, '/sign-in', form, { email, password })
    time.now += 8 * 24 * HOUR
    expect(alertOf((await signInWith('Wrong-password-1')).text)).toContain(words.signIn.wrong)
    expect(alertOf((await signInWith(TEMPORARY)).text)).toContain(words.signIn.temporaryExpired)
    nowOnTheWall()
    const again = { MessageAction: 'RESEND', TemporaryPassword: TEMPORARY } as const
    await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: email, ...again }))
    expect((await signInWith(TEMPORARY)).headers.get('location')).toBe('/new-password')
  })

  it('a code is guessed at five times, without a word of which guess was looked at', async () => {
    const form: PageForm = await readForm(app.origin, '/confirm', ['email', 'code', 'password'])
    time.now -= HOUR
    const email = await waiting()
    const right = codeFor(email)
    const guess = (code: string) => sendForm(app.origin, '/confirm', form, { email, code, password: PASSWORD })
    const heard = await Promise.all(Array.from({ length: 8 }, (_, at) => guess(otherThan(right, at))))
    const late = await guess(right)
    for (const { status, text } of [...heard, late])
      expect([status, text]).toEqual([200, expect.stringContaining(words.confirm.wrong)])
    nowOnTheWall()
    expect((await guess(right)).status).toBe(303)
  })
})
