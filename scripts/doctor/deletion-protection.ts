import type { Facts } from './facts'
import { fine, type Judgement, skipped, warning } from './finding'
import { judgePool } from './judge-known'
import { productionBranch } from './production-branch'

/** Only people's real accounts are worth it: those of the production branch. */
export const judgeDeletionProtection = (facts: Facts): Judgement => {
  if (facts.isLocal) return skipped('The local AWS protects no pool from deletion.')
  return judgePool(facts, ({ DeletionProtection, UserPoolTags = {} }) => {
    if (DeletionProtection === 'ACTIVE') return fine('The pool cannot be deleted by mistake.')
    const production = productionBranch(facts)
    const branch = facts.asked.branch ?? UserPoolTags['amplify:branch-name']
    if (branch === undefined)
      return UserPoolTags['amplify:deployment-type'] === 'sandbox'
        ? skipped('This is the pool of a sandbox.')
        : skipped('It is not known which branch this pool is of.', 'Say it: npm run doctor -- --branch <name>')
    if (branch !== production) return skipped(`${branch} is not the production branch, which is ${production}.`)
    return warning(
      `The pool of the production branch ${branch} can be deleted, with every account in it.`,
      'Deploy again, or switch it on in the Cognito console: your user pool → Settings → Deletion protection.',
    )
  })
}
