import { a, type ClientSchema, defineData } from '@aws-amplify/backend'
import { ledger } from './ledger'
import { refusal } from './refusal'
import { runs } from './runs'
import { users } from './users'
import { workspace } from './workspace'

// All but the workspace is for administrators; the function asks Cognito whether the caller is one now.
const schema = a.schema({ ...workspace, ...users, ...runs, ...ledger, ...refusal })

export type Schema = ClientSchema<typeof schema>

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool' },
})
