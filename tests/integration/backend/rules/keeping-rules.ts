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
]
