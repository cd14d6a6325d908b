import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'
import { judgeKnown } from './judge-known'

export const judgeGroups = (facts: Facts): Judgement =>
  judgeKnown(facts, facts.missingGroups, (missing) =>
    missing.length === 0
      ? fine('admins and everyone are there.')
      : fault(
          `The pool has no group ${missing.join(' and no group ')}.`,
          'Deploy again, which makes it. If it was deleted by hand: aws cognito-idp create-group --user-pool-id <pool> --group-name ' +
            `${missing[0]}`,
        ),
  )
