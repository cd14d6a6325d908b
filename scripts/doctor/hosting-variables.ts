import { siteOrigin } from '../../amplify/site'
import type { Facts, Hosting } from './facts'
import { fault, fine, type Judgement, skipped } from './finding'
import { judgeKnown } from './judge-known'
import { complaintsAbout } from './variables'

/** As amplify.yml has them: a branch's own before the app's, and its address on Amplify where no other is set. */
const variablesOf = ({ app, branch }: Hosting): Record<string, string | undefined> => {
  const set = { ...app.environmentVariables, ...branch.environmentVariables }
  const place = { AWS_APP_ID: app.appId, AWS_BRANCH: branch.branchName }
  const origin = set.AMPLIFY_APP_ORIGIN || siteOrigin(place)
  return { ...set, ...place, AMPLIFY_APP_ORIGIN: origin, NODE_ENV: 'production' }
}

export const judgeHostingVariables = (facts: Facts): Judgement => {
  if ('failure' in facts.hosting) return skipped('Variables are checked once Amplify answers.')
  return judgeKnown(facts, facts.hosting, (hosting) => {
    const variables = variablesOf(hosting)
    const isPlain = variables.AMPLIFY_APP_ORIGIN?.startsWith('http:') ?? false
    const complaints = [
      ...complaintsAbout(variables),
      ...(isPlain ? ['AMPLIFY_APP_ORIGIN is not https: cookies would travel in the clear'] : []),
    ]
    return complaints.length === 0
      ? fine(`The variables are well; people reach the app at ${variables.AMPLIFY_APP_ORIGIN}.`)
      : fault(
          `Variables on Amplify are not right: ${complaints.join('; ')}.`,
          'Amplify console → Hosting → Environment variables, then deploy again.',
        )
  })
}
