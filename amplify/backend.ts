import { defineBackend } from '@aws-amplify/backend'
import { auth } from './auth/resource'
import { connectFunctions } from './connect-functions'
import { data } from './data/resource'
import { membership } from './functions/membership/resource'
import { postConfirmation } from './functions/post-confirmation/resource'
import { repairWorker } from './functions/repair-worker/resource'
import { hardenApi, refuseNulls } from './hardening/api'
import { hardenUserPool } from './hardening/user-pool'

const backend = defineBackend({ auth, data, membership, postConfirmation, repairWorker })

hardenUserPool(backend.auth.resources.cfnResources)
hardenApi(backend.data.resources.cfnResources.cfnGraphqlApi, backend.auth.resources.userPoolClient.userPoolClientId)
const { amplifyDynamoDbTables, cfnResolvers } = backend.data.resources.cfnResources
refuseNulls(cfnResolvers['Mutation.updateTodo'], ['name', 'state'])
if (amplifyDynamoDbTables.Todo)
  amplifyDynamoDbTables.Todo.timeToLiveAttribute = { attributeName: 'expiresAt', enabled: true }
const { Member, Todo } = backend.data.resources.tables
if (!Member || !Todo) throw new Error('The data of this backend has no model Member or Todo')
connectFunctions({
  membership: {
    lambda: backend.membership.resources.lambda,
    addEnvironment: (name, value) => backend.membership.addEnvironment(name, value),
  },
  worker: {
    lambda: backend.repairWorker.resources.lambda,
    addEnvironment: (name, value) => backend.repairWorker.addEnvironment(name, value),
  },
  userPool: backend.auth.resources.userPool,
  memberTable: Member,
  todoTable: Todo,
  records: backend.createStack('records'),
})
