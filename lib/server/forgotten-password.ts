import 'server-only'
import { ConfirmForgotPasswordCommand, ForgotPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { fail, ok, type Result } from '../domain/result'
import { nameOf } from './cognito-errors'
import { isAboutOne, isAfterwards, type Pool, refuse, refuseCode, WRONG_CODE } from './pool'
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

/**
 * A new password for a code; answers whether every sign-in of before is ended, too. A wrong code, an old one and an unknown
 * user are refused alike.
 */
export const resetPassword = async (
  pool: Pool,
  email: string,
  code: string,
  password: string,
): Promise<Result<{ isSignedOut: boolean }>> => {
  const command = new ConfirmForgotPasswordCommand({
    ClientId: pool.clientId,
    Username: email,
    ConfirmationCode: code,
    Password: password,
  })
  try {
    await pool.cognito.send(command, pool.inTime())
    return ok({ isSignedOut: true })
  } catch (error) {
    // The trigger comes after the password is changed.
    if (isAfterwards(error)) return ok({ isSignedOut: false })
    if (nameOf(error) === 'InvalidPasswordException')
      return fail('invalid', words.failure.invalid, { password: words.newPassword.rule })
    return refuseCode(error)
  }
}
