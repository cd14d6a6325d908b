// PreSignUp, PreAuthentication and CustomMessage: what each is told, and what its answer does.
import {
  AdminCreateUserCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterEach, describe, expect, it } from 'vitest'
import type { InvokeFunction } from '../../../local/contract'
import { join, lastCode, signIn, signUp } from './people'
import { CLIENT, OTHER_CLIENT, PASSWORD, POOL, type Pool, pool, startPool } from './serve'

let twin: Pool
afterEach(() => twin.close())

interface Event {
  triggerSource: string
  userName: string
  callerContext: { clientId: string }
  request: Record<string, unknown>
  response: Record<string, unknown>
}

const events: Event[] = []
const echo: InvokeFunction = async (_name, event) => ({ ok: true, payload: event })
const refuse: InvokeFunction = async () => ({ ok: false, errorType: 'Error', errorMessage: 'WAIT 42', timedOut: false })

/** A pool with one trigger, that notes what it is told. */
const startWith = async (trigger: string, answer: InvokeFunction = echo) => {
  events.length = 0
  const invoke: InvokeFunction = (name, event) => {
    events.push(event as Event)
    return answer(name, event)
  }
  twin = await startPool({ pool: { ...pool, triggers: { [trigger]: 'early' } }, invoke })
}

const refused = (trigger: string) => ({
  name: 'UserLambdaValidationException',
  message: `${trigger} failed with error WAIT 42.`,
})

describe('PreSignUp', () => {
  it('is told of each sign-up, of names that are taken too, with what the client sent along', async () => {
    await startWith('PreSignUp')
    const { UserSub } = await twin.sdk.send(
      new SignUpCommand({
        ClientId: CLIENT,
        Username: 'ann@example.com',
        Password: PASSWORD,
        ValidationData: [{ Name: 'asked', Value: 'by a test' }],
        ClientMetadata: { address: '10.0.0.1' },
      }),
    )
    expect(events).toMatchObject([
      {
        triggerSource: 'PreSignUp_SignUp',
        userName: UserSub,
        callerContext: { clientId: CLIENT },
        request: {
          userAttributes: { email: 'ann@example.com', email_verified: 'false' },
          validationData: { asked: 'by a test' },
          clientMetadata: { address: '10.0.0.1' },
        },
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      },
    ])
    await expect(signUp(twin, 'ann@example.com')).rejects.toMatchObject({ name: 'UsernameExistsException' })
    expect(events).toHaveLength(2)
  })

  it('is told of users whom an administrator makes', async () => {
    await startWith('PreSignUp')
    await twin.sdk.send(new AdminCreateUserCommand({ UserPoolId: POOL, Username: 'bea@example.com' }))
    expect(events).toMatchObject([
      { triggerSource: 'PreSignUp_AdminCreateUser', callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' } },
    ])
  })

  it('that refuses leaves nobody behind', async () => {
    await startWith('PreSignUp', refuse)
    await expect(signUp(twin, 'cyd@example.com')).rejects.toMatchObject(refused('PreSignUp'))
    expect(twin.cognito.mailbox()).toEqual([])
    await expect(signIn(twin, 'cyd@example.com')).rejects.toMatchObject({ message: 'Incorrect username or password.' })
  })
})

describe('PreAuthentication', () => {
  it('is told of each password before it is compared, and of names that nobody has', async () => {
    await startWith('PreAuthentication')
    const sub = await join(twin, 'ann@example.com')
    const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: CLIENT } as const
    await twin.sdk.send(
      new InitiateAuthCommand({
        ...input,
        AuthParameters: { USERNAME: 'ann@example.com', PASSWORD },
        ClientMetadata: { address: '10.0.0.1' },
      }),
    )
    const wrong = { message: 'Incorrect username or password.' }
    await expect(signIn(twin, 'ann@example.com', 'wrong')).rejects.toMatchObject(wrong)
    await expect(signIn(twin, 'nobody@example.com')).rejects.toMatchObject(wrong)
    const source = 'PreAuthentication_Authentication'
    const known = { sub, email: 'ann@example.com', 'cognito:user_status': 'CONFIRMED' }
    expect(events).toMatchObject([
      {
        triggerSource: source,
        userName: sub,
        request: { userAttributes: known, validationData: { address: '10.0.0.1' } },
      },
      { triggerSource: source, userName: sub, request: { userAttributes: known, validationData: null } },
      { triggerSource: source, userName: 'nobody@example.com', request: { userAttributes: {}, userNotFound: true } },
    ])
    // A client that tells who exists says so before any function is asked.
    await expect(signIn(twin, 'nobody@example.com', PASSWORD, OTHER_CLIENT)).rejects.toMatchObject({
      name: 'UserNotFoundException',
    })
    expect(events).toHaveLength(3)
  })

  it('is not told of a refresh', async () => {
    await startWith('PreAuthentication')
    await join(twin, 'ann@example.com')
    const { AuthenticationResult } = await signIn(twin, 'ann@example.com')
    await twin.sdk.send(
      new InitiateAuthCommand({
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        ClientId: CLIENT,
        AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' },
      }),
    )
    expect(events).toHaveLength(1)
  })

  it('that refuses lets no password through, and counts none as wrong', async () => {
    let isShut = true
    await startWith('PreAuthentication', (name, event) => (isShut ? refuse : echo)(name, event))
    await join(twin, 'ann@example.com')
    for (let times = 0; times < 6; times++)
      await expect(signIn(twin, 'ann@example.com', 'wrong')).rejects.toMatchObject(refused('PreAuthentication'))
    await expect(signIn(twin, 'ann@example.com')).rejects.toMatchObject(refused('PreAuthentication'))
    isShut = false
    expect((await signIn(twin, 'ann@example.com')).AuthenticationResult).toBeDefined()
  })
})

describe('CustomMessage', () => {
  const write =
    (emailMessage: string): InvokeFunction =>
    async (_name, event) => ({
      ok: true,
      payload: { ...(event as Event), response: { emailMessage, emailSubject: 'Hello' } },
    })

  it('writes the letters of a sign-up, of a resend and of a lost password', async () => {
    await startWith('CustomMessage', write('<p>Use {####}.</p>'))
    await signUp(twin, 'ann@example.com')
    const [letter] = twin.cognito.mailbox()
    expect(letter).toMatchObject({ subject: 'Hello', text: `<p>Use ${letter?.code}.</p>`, purpose: 'Confirm sign-up' })
    await twin.sdk.send(
      new ResendConfirmationCodeCommand({ ClientId: CLIENT, Username: 'ann@example.com', ClientMetadata: { a: 'b' } }),
    )
    await expect(
      twin.sdk.send(new ForgotPasswordCommand({ ClientId: CLIENT, Username: 'nobody@example.com' })),
    ).resolves.toBeDefined()
    await join(twin, 'bea@example.com')
    await twin.sdk.send(new ForgotPasswordCommand({ ClientId: CLIENT, Username: 'bea@example.com' }))
    const sources = ['SignUp', 'ResendCode', 'SignUp', 'ForgotPassword']
    expect(events.map(({ triggerSource }) => triggerSource)).toEqual(sources.map((name) => `CustomMessage_${name}`))
    expect(events[0]).toMatchObject({
      request: { codeParameter: '{####}', usernameParameter: null, userAttributes: { email: 'ann@example.com' } },
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    })
    expect(events[1]).toMatchObject({ request: { clientMetadata: { a: 'b' } } })
    expect(twin.cognito.mailbox()[0]).toMatchObject({ text: `<p>Use ${lastCode(twin, 'bea@example.com')}.</p>` })
  })

  it('writes an invitation, which must hold the name and the password', async () => {
    const invite = (Username: string) =>
      twin.sdk.send(new AdminCreateUserCommand({ UserPoolId: POOL, Username, TemporaryPassword: 'Temporary-of-1' }))
    await startWith('CustomMessage', write('{username}: {####}'))
    await invite('ann@example.com')
    expect(twin.cognito.mailbox()[0]).toMatchObject({ text: 'ann@example.com: Temporary-of-1', subject: 'Hello' })
    await twin.close()
    await startWith('CustomMessage', write('Come in: {####}'))
    await invite('ann@example.com')
    expect(twin.cognito.mailbox()[0]).toMatchObject({
      text: 'Your username is ann@example.com and temporary password is Temporary-of-1',
      subject: 'Your temporary password',
    })
  })

  it('that leaves the code out is passed over', async () => {
    await startWith('CustomMessage', write('Welcome!'))
    await signUp(twin, 'ann@example.com')
    const [letter] = twin.cognito.mailbox()
    expect(letter?.text).toBe(`Your confirmation code is ${letter?.code}`)
  })

  it('that fails sends nothing and stores no code', async () => {
    let isShut = false
    await startWith('CustomMessage', (name, event) => (isShut ? refuse : echo)(name, event))
    await join(twin, 'ann@example.com')
    const sent = twin.cognito.mailbox().length
    isShut = true
    await expect(
      twin.sdk.send(new ForgotPasswordCommand({ ClientId: CLIENT, Username: 'ann@example.com' })),
    ).rejects.toMatchObject(refused('CustomMessage'))
    expect(twin.cognito.mailbox()).toHaveLength(sent)
    expect((await signIn(twin, 'ann@example.com')).AuthenticationResult).toBeDefined()
  })
})
