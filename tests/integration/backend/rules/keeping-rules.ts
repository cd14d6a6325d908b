import { ATTEMPTS, each, MODEL, POOL, RECORD, TODO } from './kinds'
import type { ProductionRule } from './rule'

export const keeping: ProductionRule[] = [
  ...each(
    { says: 'stays when its stack is deleted', at: 'DeletionPolicy', is: 'Retain', weaker: ['Delete', undefined] },
    [...[POOL, MODEL, RECORD, { type: 'AWS::Cognito::UserPoolGroup', count: 2 }]],
  ),
  ...each(
    { says: 'stays when it is replaced', at: 'UpdateReplacePolicy', is: 'Retain', weaker: ['Delete', undefined] },
    [...[POOL, MODEL, RECORD, { type: 'AWS::Cognito::UserPoolGroup', count: 2 }]],
  ),
  {
    ...POOL,
    says: 'cannot be deleted',
    at: 'Properties.DeletionProtection',
    is: 'ACTIVE',
    weaker: ['INACTIVE', undefined],
  },
  {
    ...MODEL,
    says: 'cannot be deleted',
    at: 'Properties.deletionProtectionEnabled',
    is: true,
    weaker: [false, undefined],
  },
  {
    ...RECORD,
    says: 'cannot be deleted',
    at: 'Properties.DeletionProtectionEnabled',
    is: true,
    weaker: [false, undefined],
  },
  {
    ...MODEL,
    says: 'can be had back as it was',
    at: 'Properties.pointInTimeRecoverySpecification',
    is: { pointInTimeRecoveryEnabled: true },
    weaker: [{ pointInTimeRecoveryEnabled: false }, undefined],
  },
  {
    ...RECORD,
    says: 'can be had back as it was',
    at: 'Properties.PointInTimeRecoverySpecification',
    is: { PointInTimeRecoveryEnabled: true },
    weaker: [{ PointInTimeRecoveryEnabled: false }, undefined],
  },
  {
    ...MODEL,
    says: 'is not made anew, empty, by a change of the schema',
    at: 'Properties.allowDestructiveGraphqlSchemaUpdates',
    is: false,
    weaker: [true, undefined],
  },
  {
    ...MODEL,
    says: 'is not made anew by a change of an index',
    at: 'Properties.replaceTableUponGsiUpdate',
    is: false,
    weaker: [true],
  },
  {
    ...TODO,
    says: 'forgets what has been in the trash for its time',
    at: 'Properties.timeToLiveSpecification',
    is: { attributeName: 'expiresAt', enabled: true },
    weaker: [{ attributeName: 'expiresAt', enabled: false }, { attributeName: 'createdAt', enabled: true }, undefined],
  },
  {
    ...ATTEMPTS,
    says: 'forgets after its hour',
    at: 'Properties.TimeToLiveSpecification',
    is: { AttributeName: 'expiresAt', Enabled: true },
    weaker: [{ AttributeName: 'expiresAt', Enabled: false }, undefined],
  },
  { ...ATTEMPTS, says: 'goes with its stack', at: 'DeletionPolicy', is: 'Delete', weaker: ['Retain'] },
  ...each(
    {
      says: 'costs nothing while nobody asks',
      at: 'Properties.BillingMode',
      is: 'PAY_PER_REQUEST',
      weaker: ['PROVISIONED'],
    },
    [RECORD, ATTEMPTS],
  ),
  {
    ...RECORD,
    of: (table) => RECORD.of(table) && !JSON.stringify(table.Properties).includes('"AttributeName":"shelfKey"'),
    count: 5,
    says: 'forgets nothing by itself',
    at: 'Properties.TimeToLiveSpecification',
    is: undefined,
    weaker: [{ AttributeName: 'expiresAt', Enabled: true }],
  },
  {
    ...MODEL,
    of: (table) => !TODO.of(table),
    count: 1,
    says: 'forgets nobody by itself',
    at: 'Properties.timeToLiveSpecification',
    is: undefined,
    weaker: [{ attributeName: 'updatedAt', enabled: true }],
  },
  ...each(
    {
      says: 'is open to no other account',
      at: 'Properties.ResourcePolicy',
      is: undefined,
      weaker: [
        { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'dynamodb:*', Resource: '*' }] } },
      ],
    },
    [RECORD, ATTEMPTS],
  ),
]
