import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetGroupCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import { ADMINS, EVERYONE } from '../../lib/domain/member'
import { type Answer, ask } from '../aws/ask'
import type { Outputs } from '../aws/outputs-file'
import type { Facts } from './facts'
import { NO_POOL } from './unasked'

type PoolFacts = Pick<Facts, 'userPool' | 'missingGroups' | 'administrators' | 'client'>

/** Enough administrators to find one who may sign in. */
const MOST_PAGES = 5

const isMissing = (answer: Answer<unknown> | undefined) =>
  answer !== undefined && 'failure' in answer && answer.failure.kind === 'not-found'

/** What Cognito says of the pool. When the pool does not answer, no more is asked of it. */
export const askPool = async (
  cognito: CognitoIdentityProviderClient,
  { userPoolId: UserPoolId, clientId: ClientId }: Outputs,
  limitMs: number,
): Promise<PoolFacts> => {
  const askGroup = (GroupName: string) =>
    ask(
      'cognito-idp:GetGroup',
      (options) => cognito.send(new GetGroupCommand({ UserPoolId, GroupName }), options),
      limitMs,
    )

  const askMissingGroups = async (): Promise<Answer<string[]>> => {
    const names = [ADMINS, EVERYONE]
    const answers = await Promise.all(names.map(askGroup))
    const failed = answers.find((answer) => 'failure' in answer && !isMissing(answer))
    if (failed && 'failure' in failed) return failed
    return { value: names.filter((_, index) => isMissing(answers[index])) }
  }

  const listAdministrators = async (options: { abortSignal: AbortSignal }): Promise<UserType[]> => {
    const users: UserType[] = []
    let NextToken: string | undefined
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const command = new ListUsersInGroupCommand({ UserPoolId, GroupName: ADMINS, NextToken })
      const { Users = [], NextToken: next } = await cognito.send(command, options)
      users.push(...Users)
      NextToken = next
      if (!next) break
    }
    return users
  }

  const userPool = await ask(
    'cognito-idp:DescribeUserPool',
    async (options) => (await cognito.send(new DescribeUserPoolCommand({ UserPoolId }), options)).UserPool ?? {},
    limitMs,
  )
  if ('failure' in userPool && userPool.failure.kind !== 'denied') {
    return { userPool, missingGroups: NO_POOL, administrators: NO_POOL, client: NO_POOL }
  }
  const [missingGroups, administrators, client] = await Promise.all([
    askMissingGroups(),
    ask('cognito-idp:ListUsersInGroup', listAdministrators, limitMs),
    ask(
      'cognito-idp:DescribeUserPoolClient',
      async (options) => {
        const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId })
        return (await cognito.send(command, options)).UserPoolClient ?? {}
      },
      limitMs,
    ),
  ])
  return { userPool, missingGroups, administrators, client }
}
