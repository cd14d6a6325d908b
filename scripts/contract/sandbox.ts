// Which sandbox on AWS the contract tests run against, and that it is one: they make and delete users.
import { resolve } from 'node:path'
import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { ask } from '../aws/ask'
import { failureWords } from '../aws/failure-words'
import { isTwins, type Outputs, readOutputs } from '../aws/outputs-file'
import { Stop } from '../settings'

type Variables = Record<string, string | undefined>

const DEPLOY = 'Deploy a sandbox of your own first: npx ampx sandbox --once.'

/**
 * Whether the tests run against AWS. `REMOTE=1` is AWS. `REMOTE=twin` goes the same way to a twin that AWS_ENDPOINT_URL names:
 * so the way itself is tested. Throws Stop for anything else: nobody is to believe that AWS was asked when it was not.
 */
export const isRemote = (variables: Variables) => {
  const { REMOTE, AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER } = variables
  if (!REMOTE) return false
  if (REMOTE === 'twin') return true
  if (REMOTE !== '1')
    throw new Stop(`REMOTE is "${REMOTE}". Set it to 1 for a sandbox on AWS, or leave it out for the twin.`)
  const elsewhere = AWS_ENDPOINT_URL || AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER
  if (elsewhere)
    throw new Stop(`The SDK is told to ask ${elsewhere} in place of AWS. Take AWS_ENDPOINT_URL out of the environment.`)
  return true
}

/** Throws Stop when there are no outputs of a backend, or with REMOTE=1 the twin's. */
export const readGround = ({ AMPLIFY_OUTPUTS, REMOTE }: Variables): Outputs => {
  const file = readOutputs(resolve(AMPLIFY_OUTPUTS || 'amplify_outputs.json'))
  if (file.state === 'missing') throw new Stop(`There is no ${file.path}. ${DEPLOY}`)
  if (file.state === 'broken') throw new Stop(`${file.path} ${file.why}. ${DEPLOY}`)
  if (REMOTE === '1' && isTwins(file.outputs))
    throw new Stop(`${file.path} is of the local AWS: it names ${file.outputs.appsyncUrl}. ${DEPLOY}`)
  return file.outputs
}

/** Throws Stop unless the user pool says of itself that it is of a sandbox of Commons. */
export const requireSandbox = async ({ region, userPoolId }: Outputs) => {
  const cognito = new CognitoIdentityProviderClient({ region })
  const command = new DescribeUserPoolCommand({ UserPoolId: userPoolId })
  const answer = await ask('cognito-idp:DescribeUserPool', (options) => cognito.send(command, options))
  cognito.destroy()
  if ('failure' in answer) {
    const { sentence, remedy } = failureWords(answer.failure, { isLocal: false, region })
    throw new Stop(`${sentence} ${remedy}`)
  }
  const { app, stage } = answer.value.UserPool?.UserPoolTags ?? {}
  if (app === 'commons' && stage === 'sandbox') return
  const found = app === 'commons' ? `of the stage ${stage ?? '(none)'}` : 'no pool of Commons'
  throw new Stop(
    `The user pool ${userPoolId} is ${found}. The tests make and delete users: they run in a sandbox only.`,
  )
}
