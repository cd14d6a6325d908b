import type { Facts } from './facts'
import { fine, type Judgement } from './finding'
import { judgeKnown } from './judge-known'

export const judgeCredentials = (facts: Facts): Judgement =>
  judgeKnown(facts, facts.identity, ({ arn, account }) => fine(`${arn}, of the account ${account}.`))
