import type { Stack } from 'aws-cdk-lib'

/**
 * What a deployment is for. `production`: the data is kept whatever becomes of the stack, and somebody is told of trouble.
 * `preview`: any other branch, gone without a trace with it. `sandbox`: a developer's own, and the twin's.
 */
export type Stage = 'production' | 'preview' | 'sandbox'

/** By what Amplify tells the stack of itself. PRODUCTION_BRANCH names the one branch that is production: `main` unless set. */
export const stageOf = (
  stack: Pick<Stack, 'node'>,
  { PRODUCTION_BRANCH }: Record<string, string | undefined>,
): Stage => {
  if (stack.node.tryGetContext('amplify-backend-type') !== 'branch') return 'sandbox'
  return stack.node.tryGetContext('amplify-backend-name') === (PRODUCTION_BRANCH || 'main') ? 'production' : 'preview'
}
