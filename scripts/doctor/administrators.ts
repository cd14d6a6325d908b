import { ADMINS } from '../../lib/domain/member'
import type { Facts } from './facts'
import { fine, type Judgement, skipped, warning } from './finding'
import { judgeKnown } from './judge-known'

const REMEDY = 'Sign up on the website, then: npm run grant-admin -- you@example.com'

export const judgeAdministrators = (facts: Facts): Judgement => {
  const { missingGroups } = facts
  if ('value' in missingGroups && missingGroups.value.includes(ADMINS))
    return skipped('Nobody can be an administrator before the group is there.')
  return judgeKnown(facts, facts.administrators, (users) => {
    const able = users.filter(({ Enabled, UserStatus }) => Enabled !== false && UserStatus !== 'UNCONFIRMED')
    if (able.length > 0) return fine('Somebody is in admins, and may sign in.')
    return users.length === 0
      ? warning('Nobody is in admins.', REMEDY)
      : warning('Nobody in admins can sign in: all are disabled or not confirmed.', REMEDY)
  })
}
