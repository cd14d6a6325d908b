import { AwsError } from '../contract'
import type { Parts } from './parts'

interface Sent {
  ValidationData?: { Name: string; Value?: string | undefined }[] | undefined
  ClientMetadata?: Record<string, string> | undefined
}

/**
 * Asks the pool's function whether a user may come to be, before anything is looked up: so it hears of names that are
 * taken, too. Rejects as the trigger does. Confirming at once is not part of this twin, and is refused.
 */
export const firePreSignUp = async (
  { fireTrigger }: Parts,
  call: { source: 'SignUp' | 'AdminCreateUser'; userName: string; clientId: string },
  attributes: Record<string, string>,
  { ValidationData, ClientMetadata }: Sent,
): Promise<void> => {
  const response = await fireTrigger('PreSignUp', {
    ...call,
    request: {
      userAttributes: attributes,
      validationData: ValidationData
        ? Object.fromEntries(ValidationData.map(({ Name, Value = '' }) => [Name, Value]))
        : null,
      ...(ClientMetadata && { clientMetadata: ClientMetadata }),
    },
  })
  if (response?.autoConfirmUser === true || response?.autoVerifyEmail === true) {
    throw new AwsError('UnsupportedOperationException', 'This twin confirms nobody without a code.')
  }
}
