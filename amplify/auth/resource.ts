import { defineAuth } from '@aws-amplify/backend'
import { ADMINS, EVERYONE } from '../../lib/domain/member'
import { customMessage } from '../functions/custom-message/resource'
import { postConfirmation } from '../functions/post-confirmation/resource'
import { preAuthentication } from '../functions/pre-authentication/resource'
import { preSignUp } from '../functions/pre-sign-up/resource'
import { mailSender } from '../mail'

const sender = mailSender(process.env)

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OPTIONAL', totp: true },
  groups: [ADMINS, EVERYONE],
  ...(sender && { senders: { email: sender } }),
  triggers: { customMessage, postConfirmation, preAuthentication, preSignUp },
  access: (allow) => [allow.resource(postConfirmation).to(['addUserToGroup'])],
})
