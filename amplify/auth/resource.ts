import { defineAuth } from '@aws-amplify/backend'
import { ADMINS, EVERYONE } from '../../lib/domain/member'
import { postConfirmation } from '../functions/post-confirmation/resource'

export const auth = defineAuth({
  loginWith: { email: true },
  groups: [ADMINS, EVERYONE],
  triggers: { postConfirmation },
  access: (allow) => [allow.resource(postConfirmation).to(['addUserToGroup'])],
})
