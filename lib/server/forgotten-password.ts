import 'server-only'
import { ConfirmForgotPasswordCommand, ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { fail, ok, type Result } from '../domain/result'
import { nameOf } from './cognito-errors'
import { isAboutOne, type Pool, refuse, WRONG_CODE } from './pool'
import { words } from './words'

/** Has a code sent to whoever may reset a password. Nobody is told whether there is such an account. */
export const sendResetCode = async (pool: Pool, email: string): Promise<Result<null>> => {
  const command = new ForgotPasswordCommand({ ClientId: pool.clientId, Username: email, ClientMetadata: pool.metadata })
  try {
    await pool.cognito.send(command, pool.inTime())
    return ok(null)
  } catch (error) {
    return isAboutOne(error) || WRONG_CODE.has(nameOf(error)) ? ok(null) : refuse(error, WRONG_CODE, '')
  }
}

/** A new password for a code. A wrong code, an old one and an unknown user are refused alike. */
export const resetPassword = async (
  pool: Pool,
  email: string,
  code: string,
  password: string,
): Promise<Result<null>> => {
  const command = new ConfirmForgotPasswordCommand({
    ClientId: pool.clientId,
    Username: email,
    ConfirmationCode: code,
    Password: password,
  })
  try {
    await pool.cognito.send(command, pool.inTime())
    return ok(null)
  } catch (error) {
    if (nameOf(error) === 'InvalidPasswordException')
      return fail('invalid', words.failure.invalid, { password: words.newPassword.rule })
    if (isAboutOne(error)) return fail('invalid', words.failure.invalid, { code: words.confirm.wrong })
    const refused = refuse(error, WRONG_CODE, words.confirm.wrong)
    return refused.ok || refused.error.code !== 'invalid'
      ? refused
      : fail('invalid', words.failure.invalid, { code: words.confirm.wrong })
  }
}
