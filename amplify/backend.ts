import { defineBackend } from '@aws-amplify/backend'
import { Tags } from 'aws-cdk-lib'
import { createAlarms } from './alarms'
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
import { narrowLogs } from './hardening/function-logs'
import { keepModelTables, keepUserPool } from './hardening/keep-data'
import { hardenUserPool } from './hardening/user-pool'
import { alarmAddress } from './mail'
import { siteOrigin } from './site'
import { stageOf } from './stage'

const backend = defineBackend({
  ...{ auth, data },
  ...{ membership, repairWorker },
  ...{ customMessage, postConfirmation, preAuthentication, preSignUp },
})

const stage = stageOf(backend.stack, process.env)
Tags.of(backend.stack).add('app', 'commons')
Tags.of(backend.stack).add('stage', stage)

const { resources: identity } = backend.auth
hardenUserPool(identity.cfnResources)
keepUserPool(
  {
    cfnUserPool: identity.cfnResources.cfnUserPool,
    groups: Object.values(identity.groups).map(({ cfnUserGroup }) => cfnUserGroup),
  },
  stage,
)
hardenApi(backend.data.resources.cfnResources.cfnGraphqlApi, identity.userPoolClient.userPoolClientId)
const { amplifyDynamoDbTables, cfnResolvers } = backend.data.resources.cfnResources
refuseNulls(cfnResolvers['Mutation.updateTodo'], ['name', 'state'])
if (amplifyDynamoDbTables.Todo)
  amplifyDynamoDbTables.Todo.timeToLiveAttribute = { attributeName: 'expiresAt', enabled: true }
keepModelTables(backend.data.stack, stage)
const { Member, Todo } = backend.data.resources.tables
if (!Member || !Todo) throw new Error('The data of this backend has no model Member or Todo')

const triggers = {
  preAuthentication: connected(backend.preAuthentication),
  preSignUp: connected(backend.preSignUp),
  customMessage: connected(backend.customMessage),
  postConfirmation: connected(backend.postConfirmation),
}
const workers = { membership: connected(backend.membership), worker: connected(backend.repairWorker) }
const { userPool } = identity
connectFunctions({
  ...workers,
  userPool,
  memberTable: Member,
  todoTable: Todo,
  records: backend.createStack('records'),
  stage,
})
connectTriggers({
  ...triggers,
  userPool,
  site: siteOrigin(process.env),
  callerKey: callerKey(process.env),
  attempts: backend.createStack('attempts'),
})
const functions = { ...workers, ...triggers }
for (const fn of Object.values(functions)) narrowLogs(fn)
if (stage === 'production')
  createAlarms({
    alarms: backend.createStack('alarms'),
    functions,
    refusing: ['preAuthentication', 'preSignUp', 'customMessage'],
    worker: workers.worker,
    apiId: backend.data.apiId,
    metricNamespace: `Commons/${backend.stack.node.tryGetContext('amplify-backend-namespace')}`,
    email: alarmAddress(process.env),
  })
