'use server'

import { setNewPasswordForm } from '../../../lib/domain/account-schema'
import { fail } from '../../../lib/domain/result'
import { action } from '../../../lib/server/action'
import { goOn } from '../../../lib/server/arrival'
import { markOf, readChallenge } from '../../../lib/server/challenge-cookie'
import { getPool } from '../../../lib/server/cognito'
import { answerNewPassword } from '../../../lib/server/sign-in'
import { words } from '../../../lib/server/words'

export const setNewPassword = action({
  name: 'setNewPassword',
  // Whoever holds the challenge cookie has given the temporary password; there is no session yet.
  policy: 'anyone',
  form: setNewPasswordForm,
  run: async ({ password }) => {
    const challenge = await readChallenge('new_password')
    if (!challenge) return fail('invalid', words.newPassword.tooLate)
    if (challenge.given === markOf(password, challenge))
      return fail('invalid', words.failure.invalid, { password: words.newPassword.given })
    const answered = await answerNewPassword(await getPool(), challenge, password)
    return answered.ok ? goOn(answered.data, challenge) : answered
  },
})
