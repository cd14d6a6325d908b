// Why something was not asked, in the words of its line.
import type { Facts } from './facts'

const unasked = (why: string) => ({ unasked: why })

export const NO_OUTPUTS = unasked('This is checked once there are outputs.')
export const NO_CREDENTIALS = unasked('This is checked once there are credentials that are taken.')
export const LOCAL = unasked('The local AWS has nothing of it.')
export const NO_SES = unasked('Letters do not go by SES.')
export const NO_POOL = unasked('This is checked once the user pool answers.')

/** Of all that Cognito is asked. */
export const poolUnasked = (why: { unasked: string }) => ({
  userPool: why,
  missingGroups: why,
  administrators: why,
  client: why,
  mailAccount: why,
})

/** Of all that Amplify is asked. */
export const appUnasked = (why: { unasked: string; remedy?: string }) => ({ hosting: why, branches: why })

/** The pool's tags know which app and branch it is of. */
export const hostingUnasked = (pool: Facts['userPool']) => {
  const tags = ('value' in pool && pool.value.UserPoolTags) || {}
  const [appId, branch] = [tags['amplify:app-id'] ?? '<id>', tags['amplify:branch-name'] ?? '<name>']
  return {
    ...unasked('The app on Amplify Hosting was not looked at.'),
    remedy: `To have it checked: npm run doctor -- --app-id ${appId} --branch ${branch}`,
  }
}
