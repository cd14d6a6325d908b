import type { Stack } from 'aws-cdk-lib'

/**
 * What a deployment is for. `production`: the data is kept whatever becomes of the stack, and somebody is told of trouble.
 * `preview`: any other branch, gone without a trace with it. `sandbox`: a developer's own, and the twin's.
 */
export type Stage = 'production' | 'preview' | 'sandbox'

export const productionBranch = ({ PRODUCTION_BRANCH }: Record<string, string | undefined>) =>
  PRODUCTION_BRANCH || 'main'

/** By what Amplify tells the stack of itself. PRODUCTION_BRANCH names the one branch that is production. */
export const stageOf = (stack: Pick<Stack, 'node'>, variables: Record<string, string | undefined>): Stage => {
  if (stack.node.tryGetContext('amplify-backend-type') !== 'branch') return 'sandbox'
  return stack.node.tryGetContext('amplify-backend-name') === productionBranch(variables) ? 'production' : 'preview'
}
