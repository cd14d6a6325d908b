import { createGroups } from '../aws/create-groups'
import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'
import { judgeKnown } from './judge-known'

const poolOf = ({ outputs }: Facts) =>
  outputs.state === 'complete' ? outputs.outputs : { userPoolId: '<pool>', region: '<region>' }

export const judgeGroups = (facts: Facts): Judgement =>
  judgeKnown(facts, facts.missingGroups, (missing) =>
    missing.length === 0
      ? fine('admins and everyone are there.')
      : fault(
          `The pool has no group ${missing.join(' and no group ')}.`,
          `Make it, a deployment does not: ${createGroups(poolOf(facts), missing)}, and read docs/runbook.md, section 3.`,
        ),
  )
