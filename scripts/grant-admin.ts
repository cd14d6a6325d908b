// `npm run grant-admin -- someone@example.com`: the first administrator of a deployment, whom no other could have made.
import { setTimeout as wait } from 'node:timers/promises'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { clientOptions } from './aws/client-options'
import { requireTarget } from './aws/target'
import { findPerson } from './grant-admin/find-person'
import { grant, requireUsable } from './grant-admin/grant'
import { parseArguments } from './grant-admin/parse-arguments'
import { USAGE } from './grant-admin/words'
import { runMain } from './settings'

void runMain(async () => {
  const wish = parseArguments(process.argv.slice(3))
  if (wish === 'help') return console.log(USAGE)
  const target = requireTarget(wish)
  const cognito = new CognitoIdentityProviderClient(clientOptions(target))
  const pool = { cognito, target, wait: (milliseconds: number) => wait(milliseconds) }
  const person = await findPerson(pool, wish)
  requireUsable(person, wish.email)
  const added = await grant(pool, person.Username)
  const who = `${wish.email} (${person.Username})`
  if (added.length === 0) console.log(`${who} is an administrator and a member already. Nothing was changed.`)
  else
    console.log(
      `${who} is an administrator and a member now: added to ${added.join(' and ')} in ${target.outputs.userPoolId}.\n` +
        'It takes effect at their next token refresh, within 15 minutes, or at once when they sign out and in again.\n' +
        `The ledger of Commons does not have this act${target.twin ? '.' : ': CloudTrail does.'}`,
    )
  cognito.destroy()
})
