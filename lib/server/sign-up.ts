import 'server-only'
import {
  ConfirmSignUpCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { fieldWords } from '../domain/field-words'
import { fail, ok, type Result } from '../domain/result'
import { nameOf, secondsToWait } from './cognito-errors'
import { logError } from './log'
import { isAboutOne, isAfterwards, type Pool, refuse, refuseCode, WRONG_CODE } from './pool'
import { type Answered, signIn } from './sign-in'
import { words } from './words'

/** Signs up. A taken address is answered as a new one is. */
export const signUp = async (pool: Pool, email: string, password: string): Promise<Result<null>> => {
  const UserAttributes = [{ Name: 'email', Value: email }]
  const command = new SignUpCommand({
    ClientId: pool.clientId,
    Username: email,
    Password: password,
    UserAttributes,
    ClientMetadata: pool.metadata,
  })
  try {
    await pool.cognito.send(command, pool.inTime())
  } catch (error) {
    if (nameOf(error) === 'InvalidPasswordException')
      return fail('invalid', words.failure.invalid, { password: words.newPassword.rule })
    if (nameOf(error) === 'InvalidParameterException')
      return fail('invalid', words.failure.invalid, { email: fieldWords.email })
    // A letter that could not be sent is one to a new address: a taken one has none.
    const isHidden = error instanceof Error && isAboutOne(error) && !secondsToWait(error)
    if (nameOf(error) !== 'UsernameExistsException' && !isHidden)
      return refuse(error, WRONG_CODE, words.failure.invalid)
  }
  return ok(null)
}

/** Takes the code of an address. A wrong code, an old one, an unknown user and a confirmed one are refused alike. */
const takeCode = async (pool: Pool, email: string, code: string): Promise<Result<null>> => {
  const command = new ConfirmSignUpCommand({ ClientId: pool.clientId, Username: email, ConfirmationCode: code })
  try {
    await pool.cognito.send(command, pool.inTime())
    return ok(null)
  } catch (error) {
    // The trigger comes after the address is confirmed; who is not in the group by it is shown as missing, and repaired.
    if (isAfterwards(error)) {
      logError('confirmSignUp', error)
      return ok(null)
    }
    return refuseCode(error)
  }
}

/**
 * Confirms an address, and signs in. The password comes first: who has the code but not the password would confirm, with
 * their own address, an account that somebody else has begun. `confirmed` where only the signing in did not work.
 */
export const confirmSignUp = async (
  pool: Pool,
  email: string,
  password: string,
  code: string,
): Promise<Result<Answered | { step: 'confirmed' }>> => {
  const known = await signIn(pool, email, password)
  if (!known.ok) return known.error.code === 'invalid' ? fail('invalid', words.confirm.notYours) : known
  // Confirmed before, by an answer that was lost.
  if (known.data.step !== 'confirm') return ok(known.data)
  const taken = await takeCode(pool, email, code)
  if (!taken.ok) return taken
  const signedIn = await signIn(pool, email, password).catch((error) => logError('confirmSignUp', error))
  return typeof signedIn === 'object' && signedIn.ok && signedIn.data.step !== 'confirm'
    ? ok(signedIn.data)
    : ok({ step: 'confirmed' })
}

/** Sends another code, if the address waits for one. Nobody is told whether it does: a limit of one user is no answer either. */
export const resendCode = async (pool: Pool, email: string): Promise<Result<null>> => {
  try {
    await pool.cognito.send(
      new ResendConfirmationCodeCommand({
        ClientId: pool.clientId,
        Username: email,
        ClientMetadata: pool.metadata,
      }),
      pool.inTime(),
    )
    return ok(null)
  } catch (error) {
    return isAboutOne(error) || WRONG_CODE.has(nameOf(error)) ? ok(null) : refuse(error, WRONG_CODE, '')
  }
}
