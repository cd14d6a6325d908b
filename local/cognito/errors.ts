// The refusals that more than one operation gives, in the words of AWS: clients compare them.
import { AwsError } from '../contract'

export const invalidParameter = (message: string) => new AwsError('InvalidParameterException', message)
export const notAuthorized = (message: string) => new AwsError('NotAuthorizedException', message)
export const resourceNotFound = (message: string) => new AwsError('ResourceNotFoundException', message)

export const userNotFound = () => new AwsError('UserNotFoundException', 'User does not exist.')
export const groupNotFound = () => resourceNotFound('Group not found.')
export const incorrectPassword = () => notAuthorized('Incorrect username or password.')
export const userDisabled = () => notAuthorized('User is disabled.')
export const missingParameter = (name: string) => invalidParameter(`Missing required parameter ${name}`)
export const limitExceeded = () =>
  new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
export const codeMismatch = (message: string) => new AwsError('CodeMismatchException', message)
export const codeExpired = () =>
  new AwsError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
