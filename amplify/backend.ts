import { defineBackend } from '@aws-amplify/backend'
import { auth } from './auth/resource'
import { callerKey } from './caller-key'
import { connectFunctions } from './connect-functions'
import { connectTriggers } from './connect-triggers'
import { connected } from './connected-function'
import { data } from './data/resource'
import { customMessage } from './functions/custom-message/resource'
import { membership } from './functions/membership/resource'
import { postConfirmation } from './functions/post-confirmation/resource'
import { preAuthentication } from './functions/pre-authentication/resource'
import { preSignUp } from './functions/pre-sign-up/resource'
import { repairWorker } from './functions/repair-worker/resource'
import { hardenApi, refuseNulls } from './hardening/api'
import { hardenUserPool } from './hardening/user-pool'
import { siteOrigin } from './site'

const backend = defineBackend({
  ...{ auth, data },
  ...{ membership, repairWorker },
  ...{ customMessage, postConfirmation, preAuthentication, preSignUp },
})

hardenUserPool(backend.auth.resources.cfnResources)
hardenApi(backend.data.resources.cfnResources.cfnGraphqlApi, backend.auth.resources.userPoolClient.userPoolClientId)
const { amplifyDynamoDbTables, cfnResolvers } = backend.data.resources.cfnResources
refuseNulls(cfnResolvers['Mutation.updateTodo'], ['name', 'state'])
if (amplifyDynamoDbTables.Todo)
  amplifyDynamoDbTables.Todo.timeToLiveAttribute = { attributeName: 'expiresAt', enabled: true }
const { Member, Todo } = backend.data.resources.tables
if (!Member || !Todo) throw new Error('The data of this backend has no model Member or Todo')
connectFunctions({
  membership: connected(backend.membership),
  worker: connected(backend.repairWorker),
  userPool: backend.auth.resources.userPool,
  memberTable: Member,
  todoTable: Todo,
  records: backend.createStack('records'),
})
connectTriggers({
  preAuthentication: connected(backend.preAuthentication),
  preSignUp: connected(backend.preSignUp),
  customMessage: connected(backend.customMessage),
  postConfirmation: connected(backend.postConfirmation),
  userPool: backend.auth.resources.userPool,
  site: siteOrigin(process.env),
  callerKey: callerKey(process.env),
  attempts: backend.createStack('attempts'),
})
