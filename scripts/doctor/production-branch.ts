import type { Facts } from './facts'
import { fine, type Judgement, skipped, warning } from './finding'
import { judgeKnown } from './judge-known'

const PRODUCTION = 'main'

/** As Amplify says, which the backend is deployed by: a branch's own variable before the app's. Else as this shell says. */
export const productionBranch = ({ hosting, machine }: Facts): string => {
  if (!('value' in hosting)) return machine.environment.PRODUCTION_BRANCH || PRODUCTION
  const { app, branch } = hosting.value
  return { ...app.environmentVariables, ...branch.environmentVariables }.PRODUCTION_BRANCH || PRODUCTION
}

/** A name that no branch has, be it by one letter's case, protects nothing, and nothing else tells of it. */
export const judgeProductionBranch = (facts: Facts): Judgement => {
  if ('failure' in facts.hosting) return skipped('The production branch is checked once Amplify answers.')
  return judgeKnown(facts, facts.branches, (names) => {
    const production = productionBranch(facts)
    if (names.includes(production)) return fine(`It is ${production}, which the app has.`)
    return warning(
      `The production branch is ${production}, and the app has no such branch: it has ${names.join(', ')}. ` +
        'The data of each goes with its stack, and no alarm tells of trouble.',
      'Set PRODUCTION_BRANCH to its exact name (Amplify console → Hosting → Environment variables; main where it is not set), then deploy again.',
    )
  })
}
