import { Duration, type Stack } from 'aws-cdk-lib'
import type { IUserPool } from 'aws-cdk-lib/aws-cognito'
import { AttributeType, BillingMode, type ITable, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda'
import type { ConnectedFunction } from './connected-function'
import { TABLE_VARIABLES } from './environment'
import { keepingOf } from './hardening/keep-data'
import type { Tables } from './services'
import type { Stage } from './stage'

const text = (name: string) => ({ name, type: AttributeType.STRING })

/** The tables that AppSync never sees: a token's group claim is believed there for 15 minutes, a function asks Cognito now. */
const createRecords = (records: Stack, stage: Stage) => {
  const table = (name: string, props: Pick<TableProps, 'partitionKey' | 'sortKey' | 'timeToLiveAttribute'>) =>
    new Table(records, name, {
      ...props,
      ...keepingOf(stage),
      billingMode: BillingMode.PAY_PER_REQUEST,
    })
  const run = table('RepairRun', { partitionKey: text('kind'), sortKey: text('id') })
  run.addGlobalSecondaryIndex({ indexName: 'byWork', partitionKey: text('work'), sortKey: text('id') })
  const item = table('RepairItem', {
    partitionKey: text('runId'),
    sortKey: text('key'),
    timeToLiveAttribute: 'expiresAt',
  })
  item.addGlobalSecondaryIndex({ indexName: 'byShelf', partitionKey: text('shelfKey'), sortKey: text('username') })
  const ledger = table('AuditEvent', {
    partitionKey: text('chain'),
    sortKey: { name: 'seq', type: AttributeType.NUMBER },
  })
  ledger.addGlobalSecondaryIndex({ indexName: 'byTime', partitionKey: text('timeline'), sortKey: text('moment') })
  ledger.addGlobalSecondaryIndex({ indexName: 'bySubject', partitionKey: text('subject'), sortKey: text('moment') })
  return {
    nameClaim: table('NameClaim', { partitionKey: text('name') }),
    run,
    item,
    ledger,
    exclusion: table('Exclusion', { partitionKey: text('username') }),
    setting: table('Setting', { partitionKey: text('name') }),
  }
}

const grant = ({ lambda }: ConnectedFunction, actions: string[], ...resources: string[]) =>
  lambda.addToRolePolicy(new PolicyStatement({ actions, resources }))

const indexOf = ({ tableArn }: ITable, name: string) => `${tableArn}/index/${name}`
const dynamodb = (...actions: string[]) => actions.map((action) => `dynamodb:${action}`)
const cognito = (...actions: string[]) => actions.map((action) => `cognito-idp:${action}`)

/** Gives the functions the tables they work on and exactly the rights that they use. */
export const connectFunctions = (parts: {
  membership: ConnectedFunction
  worker: ConnectedFunction
  userPool: IUserPool
  memberTable: ITable
  todoTable: ITable
  /** A stack of its own for tables that AppSync never sees. */
  records: Stack
  stage: Stage
}) => {
  const { membership, worker, userPool, memberTable, todoTable } = parts
  const tables: Record<keyof Tables, ITable> = {
    member: memberTable,
    todo: todoTable,
    ...createRecords(parts.records, parts.stage),
  }
  for (const { addEnvironment } of [membership, worker]) {
    addEnvironment('USER_POOL_ID', userPool.userPoolId)
    for (const [table, variable] of Object.entries(TABLE_VARIABLES))
      addEnvironment(variable, tables[table as keyof Tables].tableName)
  }
  membership.addEnvironment('REPAIR_WORKER', worker.lambda.functionName)
  grant(membership, ['lambda:InvokeFunction'], worker.lambda.functionArn)

  grant(
    membership,
    cognito(
      'AdminAddUserToGroup',
      'AdminCreateUser',
      'AdminDeleteUser',
      'AdminDisableUser',
      'AdminEnableUser',
      'AdminGetUser',
      'AdminListGroupsForUser',
      'AdminRemoveUserFromGroup',
      'AdminResetUserPassword',
      'AdminSetUserMFAPreference',
      'AdminUpdateUserAttributes',
      'AdminUserGlobalSignOut',
      'ListGroups',
      'ListUsers',
      'ListUsersInGroup',
    ),
    userPool.userPoolArn,
  )
  grant(membership, dynamodb('BatchGetItem', 'GetItem', 'PutItem'), tables.member.tableArn)
  grant(membership, dynamodb('Query'), indexOf(tables.todo, 'todosByOwnerAndStateAndId'))
  grant(membership, dynamodb('UpdateItem'), tables.todo.tableArn)
  grant(membership, dynamodb('DeleteItem', 'GetItem', 'PutItem'), tables.nameClaim.tableArn)
  grant(membership, dynamodb('GetItem', 'PutItem', 'Query', 'UpdateItem'), tables.run.tableArn)
  grant(membership, dynamodb('BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'), tables.item.tableArn)
  grant(membership, dynamodb('BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Scan'), tables.exclusion.tableArn)
  grant(membership, dynamodb('GetItem', 'PutItem'), tables.setting.tableArn)

  grant(
    worker,
    cognito(
      'AdminAddUserToGroup',
      'AdminListGroupsForUser',
      'AdminRemoveUserFromGroup',
      'ListUsers',
      'ListUsersInGroup',
    ),
    userPool.userPoolArn,
  )
  grant(worker, dynamodb('Scan'), tables.todo.tableArn)
  grant(worker, dynamodb('GetItem', 'PutItem', 'Query', 'UpdateItem'), tables.run.tableArn)
  grant(worker, dynamodb('Query'), indexOf(tables.run, 'byWork'))
  grant(
    worker,
    dynamodb('BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
    tables.item.tableArn,
  )
  grant(worker, dynamodb('BatchGetItem'), tables.exclusion.tableArn)
  grant(worker, dynamodb('GetItem'), tables.setting.tableArn)

  // No right to update or delete: the ledger is appended to, and nothing else.
  grant(membership, dynamodb('GetItem', 'PutItem', 'Query'), tables.ledger.tableArn)
  grant(worker, dynamodb('GetItem', 'PutItem'), tables.ledger.tableArn)
  grant(worker, dynamodb('Query'), indexOf(tables.ledger, 'bySubject'))
  grant(
    membership,
    dynamodb('Query'),
    indexOf(tables.item, 'byShelf'),
    indexOf(tables.ledger, 'byTime'),
    indexOf(tables.ledger, 'bySubject'),
  )
  // A tick comes each minute: an order that is older than that has been seen to, or will be.
  new EventInvokeConfig(worker.lambda.stack, 'RepairWorkerEvents', {
    function: worker.lambda,
    retryAttempts: 2,
    maxEventAge: Duration.minutes(5),
  })
}
