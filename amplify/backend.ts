import { defineBackend } from '@aws-amplify/backend'
import { auth } from './auth/resource'
import { data } from './data/resource'
import { connectMembership } from './functions/membership/connect'
import { membership } from './functions/membership/resource'
import { postConfirmation } from './functions/post-confirmation/resource'
import { hardenApi } from './hardening/api'
import { hardenUserPool } from './hardening/user-pool'

const backend = defineBackend({ auth, data, membership, postConfirmation })

hardenUserPool(backend.auth.resources.cfnResources)
hardenApi(backend.data.resources.cfnResources.cfnGraphqlApi, backend.auth.resources.userPoolClient.userPoolClientId)
const { Member } = backend.data.resources.tables
if (!Member) throw new Error('The data of this backend has no model Member')
connectMembership({
  lambda: backend.membership.resources.lambda,
  addEnvironment: (name, value) => backend.membership.addEnvironment(name, value),
  userPool: backend.auth.resources.userPool,
  memberTable: Member,
  records: backend.createStack('records'),
})
