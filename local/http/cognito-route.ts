import { authorize } from '../iam/authorize'
import { cognitoRights } from '../iam/required-rights'
import { verifySignature } from '../signature/verify-signature'
import type { Exchange, Reply } from './exchange'
import { parseJsonObject } from './read-body'
import { failureReply, jsonReply } from './reply'
import type { Services } from './services'

const TYPE = 'application/x-amz-json-1.1'

// What a client calls with no AWS credentials: a password, a code or a token in the input is what speaks for it.
const UNSIGNED = new Set(
  `AssociateSoftwareToken ChangePassword ConfirmDevice ConfirmForgotPassword ConfirmSignUp DeleteUser
  DeleteUserAttributes ForgetDevice ForgotPassword GetDevice GetTokensFromRefreshToken GetUser
  GetUserAttributeVerificationCode GetUserAuthFactors GlobalSignOut InitiateAuth ListDevices ResendConfirmationCode
  RespondToAuthChallenge RevokeToken SetUserMFAPreference SetUserSettings SignUp UpdateDeviceStatus
  UpdateUserAttributes VerifySoftwareToken VerifyUserAttribute`.split(/\s+/),
)

/** `POST /` with the target `AWSCognitoIdentityProviderService.{operation}`. */
export const answerCognito = async (
  operation: string,
  exchange: Exchange,
  { account, keyring, clock, cognito, tally }: Services,
  report: (error: unknown) => void,
): Promise<Reply> => {
  tally.count('cognito', operation)
  try {
    const signed = !UNSIGNED.has(operation)
    const principal = signed
      ? verifySignature(exchange, { keyring, region: account.region, service: 'cognito-idp', clock })
      : undefined
    const input = parseJsonObject(exchange.body)
    if (principal) authorize(principal, cognitoRights(operation, input, account))
    return jsonReply(200, (await cognito.handle(operation, input, { signed })) ?? {}, TYPE)
  } catch (error) {
    return failureReply(error, report, TYPE)
  }
}
