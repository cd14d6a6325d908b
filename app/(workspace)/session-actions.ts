'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { nothingForm } from '../../lib/domain/account-schema'
import { EVERYONE } from '../../lib/domain/member'
import { changeDisplayNameForm } from '../../lib/domain/member-schema'
import { isSignedIn } from '../../lib/domain/policy'
import { action } from '../../lib/server/action'
import { askAs } from '../../lib/server/appsync'
import { passDoor, renewTokens } from '../../lib/server/arrival'
import { getPool } from '../../lib/server/cognito'
import { clearSession, readRefreshToken, writeSession } from '../../lib/server/cookies'
import { failWith } from '../../lib/server/graphql-errors'
import { logError } from '../../lib/server/log'
import * as members from '../../lib/server/members'
import { revokeToken } from '../../lib/server/refresh'
import { readGroups } from '../../lib/server/token-claims'
import { words } from '../../lib/server/words'

export const signOut = action({
  name: 'signOut',
  // Leaving must work with a session that has run out, too.
  policy: 'anyone',
  form: nothingForm,
  run: async () => {
    const refreshToken = await readRefreshToken()
    await clearSession()
    if (!refreshToken) return redirect('/sign-in?done=out')
    const failure = await revokeToken(await getPool(), refreshToken).catch((error) => logError('signOut', error))
    return redirect(failure ? '/sign-in?done=here' : '/sign-in?done=out')
  },
})

export const checkAgain = action({
  name: 'checkAgain',
  policy: isSignedIn,
  form: nothingForm,
  run: async () => {
    const refreshToken = await readRefreshToken()
    if (!refreshToken) return failWith('unauthenticated')
    const fresh = await renewTokens(refreshToken)
    if (!fresh.ok) return fresh
    const { tokens, standing } = await passDoor(fresh.data)
    await writeSession(tokens)
    if (readGroups(tokens.accessToken).includes(EVERYONE)) return redirect('/todos')
    const time = new Date().toISOString().slice(11, 16)
    return { notice: standing === 'removed' ? words.stillRemoved(time) : words.checkAgain(time) }
  },
})

export const changeDisplayName = action({
  name: 'changeDisplayName',
  policy: isSignedIn,
  form: changeDisplayNameForm,
  run: async ({ name }, { accessToken }) => {
    const changed = await members.changeDisplayName(askAs(accessToken), name)
    if (!changed.ok) return changed
    revalidatePath('/', 'layout')
    return { notice: words.displayName.changed(changed.data) }
  },
})
