import { defineAuth } from '@aws-amplify/backend'
import { ADMINS, EVERYONE } from '../../lib/domain/member'
import { customMessage } from '../functions/custom-message/resource'
import { postConfirmation } from '../functions/post-confirmation/resource'
import { preAuthentication } from '../functions/pre-authentication/resource'
import { preSignUp } from '../functions/pre-sign-up/resource'

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OPTIONAL', totp: true },
  groups: [ADMINS, EVERYONE],
  triggers: { customMessage, postConfirmation, preAuthentication, preSignUp },
  access: (allow) => [allow.resource(postConfirmation).to(['addUserToGroup'])],
})
