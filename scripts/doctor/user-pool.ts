import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'
import { judgeKnown } from './judge-known'

const accountOf = (arn: string | undefined) => arn?.split(':')[4]

/** The pool answers, and is the deployment's own. */
export const judgeUserPool = (facts: Facts): Judgement => {
  const { userPool, identity, outputs: file } = facts
  if ('failure' in userPool && userPool.failure.kind === 'not-found' && file.state === 'complete')
    return fault(
      `There is no user pool ${file.outputs.userPoolId} in ${file.outputs.region} for these credentials.`,
      `Use those of the account that ${file.path} was made for, or take its outputs anew.`,
    )
  return judgeKnown(facts, userPool, ({ Id, Arn }) => {
    const account = 'value' in identity ? identity.value.account : undefined
    if (account !== undefined && accountOf(Arn) !== account)
      return fault(`${Id} is of the account ${accountOf(Arn)}, and the credentials are of ${account}.`, 'Use its own.')
    return fine(`${Id} answers.`)
  })
}
