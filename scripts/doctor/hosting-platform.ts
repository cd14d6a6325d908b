import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'
import { judgeKnown } from './judge-known'

export const judgeHostingPlatform = (facts: Facts): Judgement => {
  const { hosting, asked } = facts
  if ('failure' in hosting && hosting.failure.kind === 'not-found')
    return fault(
      `Amplify knows no app ${asked.appId} with a branch ${asked.branch} here: ${hosting.failure.detail}`,
      'Both stand in the Amplify console: App settings → General, and Hosting → Branches.',
    )
  return judgeKnown(facts, hosting, ({ app, branch }) =>
    app.platform === 'WEB_COMPUTE'
      ? fine(`${app.name ?? asked.appId}, branch ${branch.branchName}, is on WEB_COMPUTE.`)
      : fault(
          `The platform of the app is ${app.platform}, which serves files alone.`,
          `aws amplify update-app --app-id ${asked.appId} --platform WEB_COMPUTE, then deploy again.`,
        ),
  )
}
