import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'
import { judgePool } from './judge-known'

// What does not happen without each.
const TRIGGERS = {
  PostConfirmation: 'whoever signs up does not become a member',
  PreSignUp: 'sign-ups are not counted',
  PreAuthentication: 'attempts to sign in are not counted',
  CustomMessage: 'letters are Cognito’s own',
} as const satisfies { [Name in keyof NonNullable<UserPoolType['LambdaConfig']>]?: string }

export const judgeTriggers = (facts: Facts): Judgement =>
  judgePool(facts, ({ LambdaConfig = {} }) => {
    const missing = Object.entries(TRIGGERS).filter(([name]) => !LambdaConfig[name as keyof typeof TRIGGERS])
    if (missing.length === 0) return fine('All four functions are wired to the pool.')
    const what = missing.map(([name, loss]) => `${name} (${loss})`).join(', ')
    return fault(`No function is wired to ${what}.`, 'Deploy again. Who came in meanwhile: npm run repair -- plan')
  })
