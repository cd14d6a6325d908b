'use server'

import { redirect } from 'next/navigation'
import {
  appCodeForm,
  changePasswordForm,
  confirmEmailForm,
  currentPasswordForm,
  deleteAccountForm,
  nothingForm,
} from '../../../lib/domain/account-schema'
import { landingPath, PASSWORD_CHANGED } from '../../../lib/domain/next-path'
import { isAdmin, isSignedIn } from '../../../lib/domain/policy'
import { fail } from '../../../lib/domain/result'
import { action } from '../../../lib/server/action'
import { clearAppSecret, writeAppSecret } from '../../../lib/server/app-secret-cookie'
import { askAs } from '../../../lib/server/appsync'
import { goOn } from '../../../lib/server/arrival'
import { getPool } from '../../../lib/server/cognito'
import { clearSession } from '../../../lib/server/cookies'
import { logError } from '../../../lib/server/log'
import * as own from '../../../lib/server/own-account'
import { signIn } from '../../../lib/server/sign-in'
import { words } from '../../../lib/server/words'

export const changePassword = action({
  name: 'changePassword',
  policy: isSignedIn,
  form: changePasswordForm,
  run: async ({ currentPassword, password }, { accessToken, actor }) => {
    const pool = await getPool()
    const changed = await own.changePassword(pool, accessToken, currentPassword, password)
    if (!changed.ok) return changed
    const ended = await own.signOutEverywhere(pool, accessToken)
    if (!ended.ok) return { notice: words.account.changedOnly }
    // That ended this session, too: it begins anew, with the new password.
    const again = await signIn(pool, actor.username, password).catch((error) => logError('changePassword', error))
    if (typeof again === 'object' && again.ok && again.data.step !== 'confirm')
      return goOn(again.data, { next: PASSWORD_CHANGED })
    await clearSession()
    return redirect('/sign-in?done=changed')
  },
})

export const sendEmailCode = action({
  name: 'sendEmailCode',
  policy: isSignedIn,
  form: nothingForm,
  run: async (_, { accessToken }) => {
    const sent = await own.sendEmailCode(await getPool(), accessToken)
    return sent.ok ? { notice: words.account.codeSent } : sent
  },
})

export const confirmEmail = action({
  name: 'confirmEmail',
  policy: isSignedIn,
  form: confirmEmailForm,
  run: async ({ code, next }, { accessToken }) => {
    const verified = await own.verifyEmail(await getPool(), accessToken, code)
    return verified.ok ? redirect(next ? landingPath(next) : '/account?done=email') : verified
  },
})

export const beginApp = action({
  name: 'beginApp',
  policy: isSignedIn,
  form: currentPasswordForm,
  run: async ({ currentPassword }, { accessToken, actor }) => {
    const pool = await getPool()
    const proven = await own.provePassword(pool, actor.username, currentPassword)
    if (!proven.ok) return proven
    const secret = await own.newAppSecret(pool, accessToken)
    if (!secret.ok) return secret
    await writeAppSecret(actor.id, secret.data)
    return redirect('/account/app')
  },
})

export const beginAppAgain = action({
  name: 'beginAppAgain',
  policy: isSignedIn,
  form: nothingForm,
  run: async () => {
    await clearAppSecret()
    return redirect('/account/app')
  },
})

export const switchAppOn = action({
  name: 'switchAppOn',
  policy: isSignedIn,
  form: appCodeForm,
  run: async ({ code }, { accessToken }) => {
    const isOn = await own.switchAppOn(await getPool(), accessToken, code)
    if (!isOn.ok) return isOn
    await clearAppSecret()
    return redirect('/account?done=app-on')
  },
})

export const switchAppOff = action({
  name: 'switchAppOff',
  policy: isSignedIn,
  form: currentPasswordForm,
  run: async ({ currentPassword }, { accessToken, actor }) => {
    const pool = await getPool()
    const proven = await own.provePassword(pool, actor.username, currentPassword)
    if (!proven.ok) return proven
    const isOff = await own.switchAppOff(pool, accessToken)
    return isOff.ok ? redirect('/account?done=app-off') : isOff
  },
})

export const signOutEverywhere = action({
  name: 'signOutEverywhere',
  policy: isSignedIn,
  form: nothingForm,
  run: async (_, { accessToken }) => {
    const ended = await own.signOutEverywhere(await getPool(), accessToken)
    if (!ended.ok) return ended
    await clearSession()
    return redirect('/sign-in?done=everywhere')
  },
})

export const deleteAccount = action({
  name: 'deleteAccount',
  // What the token says; the function asks Cognito, under a guard.
  policy: (actor) => isSignedIn(actor) && !isAdmin(actor),
  form: deleteAccountForm,
  run: async ({ confirmation, currentPassword }, { accessToken, actor }) => {
    const pool = await getPool()
    const account = await own.readOwnAccount(pool, accessToken)
    if (!account.ok) return account
    if (confirmation !== account.data.email.toLowerCase())
      return fail('invalid', words.failure.invalid, { confirmation: words.account.notYourEmail })
    const proven = await own.provePassword(pool, actor.username, currentPassword)
    if (!proven.ok) return proven
    const deleted = await own.deleteOwnAccount(askAs(accessToken))
    if (!deleted.ok) return deleted
    await clearSession()
    return redirect('/sign-in?done=deleted')
  },
})
