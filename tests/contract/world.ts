// What every contract test has: a backend, be it the twin's or one on AWS, spoken to over its public wire alone.
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { inject } from 'vitest'
import { realtimeAddress } from '../../lib/server/realtime-address'
import { claimsOf, type GraphqlReply } from '../people'
import { openRealtime, type RealtimeClient } from '../realtime-client'
import { addressOf, cognitoOf, removeUser } from './users'

const PATIENCE_MS = 30_000
const isAws = inject('access').endpoint === undefined

/** For expect.poll: AWS is right in the end, not at once. */
export const inTheEnd = { timeout: PATIENCE_MS, interval: isAws ? 500 : 50 }
/** As long as is waited for what must not come. */
export const QUIET_MS = isAws ? 4000 : 150

export interface Person {
  email: string
  username: string
  accessToken: string
  idToken: string
  refreshToken: string
}

export const openWorld = () => {
  const { id: run, password } = inject('run')
  const ground = inject('ground')
  const { userPoolId: UserPoolId, clientId: ClientId } = ground
  const cognito = cognitoOf(ground, inject('access'))
  const addresses = new Set<string>()
  const sockets: RealtimeClient[] = []
  const lastActs: (() => Promise<unknown>)[] = []

  /** An address that nobody has, and whose user is gone afterwards. */
  const newAddress = () => {
    const email = addressOf(run, Math.random().toString(36).slice(2, 10))
    addresses.add(email)
    return email
  }

  const signIn = (email: string, PASSWORD = password) =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD },
      }),
    )

  /** Made by an administrator, with a temporary password and no letter. */
  const invite = async (TemporaryPassword: string) => {
    const email = newAddress()
    const UserAttributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ]
    const input = { UserPoolId, Username: email, TemporaryPassword, UserAttributes, MessageAction: 'SUPPRESS' } as const
    await cognito.send(new AdminCreateUserCommand(input))
    return email
  }

  const joinGroup = (username: string, GroupName: string) =>
    cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: username, GroupName }))

  /** Somebody who was invited, has chosen a password, and is in these groups. */
  const newPerson = async (...groups: string[]): Promise<Person> => {
    const temporary = `${password}-t`
    const email = await invite(temporary)
    for (const group of groups) await joinGroup(email, group)
    const { Session, ChallengeName } = await signIn(email, temporary)
    if (ChallengeName !== 'NEW_PASSWORD_REQUIRED') throw new Error(`${email} was asked for ${ChallengeName}`)
    const ChallengeResponses = { USERNAME: email, NEW_PASSWORD: password }
    const command = new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses })
    const { AccessToken, IdToken, RefreshToken } = (await cognito.send(command)).AuthenticationResult ?? {}
    if (!AccessToken || !IdToken || !RefreshToken) throw new Error(`${email} got no tokens`)
    const username = String(claimsOf(AccessToken).username)
    return { email, username, accessToken: AccessToken, idToken: IdToken, refreshToken: RefreshToken }
  }

  /** Status 0 never comes back: the call fails when nothing is answered in time. */
  const graphql = async (
    token: string | undefined,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphqlReply> => {
    const reply = await fetch(ground.appsyncUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: token }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const { data = null, errors = [] } = (await reply.json()) as Partial<GraphqlReply>
    return { status: reply.status, data, errors: errors ?? [] }
  }

  return {
    ...{ UserPoolId, ClientId, run, password, cognito },
    ...{ newAddress, signIn, invite, newPerson, joinGroup, graphql },
    leaveGroup: (username: string, GroupName: string) =>
      cognito.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: username, GroupName })),
    groupsOf: async (username: string) => {
      const { Groups = [] } = await cognito.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: username }))
      return Groups.flatMap(({ GroupName }) => GroupName ?? [])
    },
    refresh: async (RefreshToken: string) =>
      (await cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }))).AuthenticationResult ?? {},
    listen: async (token: string) => {
      const address = realtimeAddress(ground.appsyncUrl)
      const { origin: endpoint } = new URL(ground.appsyncUrl)
      const socket = await openRealtime({ endpoint, address, token, patienceMs: PATIENCE_MS })
      sockets.push(socket)
      return socket
    },
    /** Something to be done when the tests have ended, before people are deleted. */
    afterwards: (act: () => Promise<unknown>) => void lastActs.push(act),
    close: async () => {
      for (const socket of sockets) socket.close()
      try {
        for (const act of lastActs.toReversed()) await act()
      } finally {
        for (const email of addresses) await removeUser(cognito, UserPoolId, email)
        cognito.destroy()
      }
    },
  }
}

export type World = ReturnType<typeof openWorld>

/** The name of Cognito's refusal, with its words; fails when it was none. */
export const refusalOf = async (call: Promise<unknown>) => {
  const answer = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(answer instanceof Error)) throw new Error('Cognito did not refuse')
  return { name: answer.name, message: answer.message }
}
