import { describe, expect, it } from 'vitest'
import { authorize, isAllowed } from '../../../local/iam/authorize'
import { cognitoRights, dynamoDbRights } from '../../../local/iam/required-rights'

const ACCOUNT = { region: 'us-east-1', accountId: '000000000000' }
const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/Member'

const allow = (actions: string[], resources: string[]) => ({ effect: 'Allow' as const, actions, resources })
const deny = (actions: string[], resources: string[]) => ({ effect: 'Deny' as const, actions, resources })

describe('a policy', () => {
  it.each([
    ['nothing stated', [], false],
    ['the action on the resource', [allow(['dynamodb:GetItem'], [TABLE])], true],
    ['another action', [allow(['dynamodb:PutItem'], [TABLE])], false],
    ['another resource', [allow(['dynamodb:GetItem'], [`${TABLE}s`])], false],
    ['an action that only begins alike', [allow(['dynamodb:GetItems'], [TABLE])], false],
    ['every action of the service', [allow(['dynamodb:*'], [TABLE])], true],
    ['a part of the action', [allow(['dynamodb:Get*'], [TABLE])], true],
    ['the action in other letters', [allow(['DynamoDB:getitem'], [TABLE])], true],
    ['the resource in other letters', [allow(['dynamodb:GetItem'], [TABLE.toLowerCase()])], false],
    ['one letter left open', [allow(['dynamodb:GetItem'], [TABLE.replace('Member', 'Memb?r')])], true],
    ['every resource', [allow(['dynamodb:GetItem'], ['*'])], true],
    ['only its indexes', [allow(['dynamodb:GetItem'], [`${TABLE}/index/*`])], false],
    ['a dot that is no wildcard', [allow(['dynamodb.GetItem'], [TABLE])], false],
    ['action and resource in two statements', [allow(['dynamodb:GetItem'], ['x']), allow(['x'], [TABLE])], false],
    ['allowed, and denied elsewhere', [allow(['*'], ['*']), deny(['dynamodb:GetItem'], ['*'])], false],
    ['denied for something else', [allow(['*'], ['*']), deny(['dynamodb:PutItem'], ['*'])], true],
  ])('of %s: the read is allowed or not', (_, policy, expected) => {
    expect(isAllowed(policy, { action: 'dynamodb:GetItem', resource: TABLE })).toBe(expected)
  })

  it('refuses in the words of AWS', () => {
    const principal = { arn: 'arn:aws:sts::000000000000:assumed-role/f/f', policy: [] }
    expect(() => authorize(principal, [{ action: 'cognito-idp:ListUsers', resource: 'arn:pool' }])).toThrow(
      'User: arn:aws:sts::000000000000:assumed-role/f/f is not authorized to perform: cognito-idp:ListUsers on resource: arn:pool ' +
        'because no identity-based policy allows the cognito-idp:ListUsers action',
    )
  })

  it('does not bind the administrator', () => {
    expect(() => authorize({ arn: 'admin' }, [{ action: 'any:Thing', resource: '*' }])).not.toThrow()
  })

  it('must give every right of an operation', () => {
    const principal = { arn: 'f', policy: [allow(['dynamodb:BatchGetItem'], [TABLE])] }
    const both = dynamoDbRights('BatchGetItem', { RequestItems: { Member: {}, Other: {} } }, ACCOUNT)
    expect(both).toHaveLength(2)
    expect(() => authorize(principal, both)).toThrow(/table\/Other/)
  })
})

describe('the rights that an operation needs', () => {
  it.each([
    ['GetItem', { TableName: 'Member' }, TABLE],
    ['Query', { TableName: 'Member', IndexName: 'byName' }, `${TABLE}/index/byName`],
    ['ListTables', {}, '*'],
    ['BatchWriteItem', { RequestItems: { Member: [] } }, TABLE],
  ])('of DynamoDB %s lie on its table or index', (operation, input, resource) => {
    expect(dynamoDbRights(operation, input, ACCOUNT)).toEqual([{ action: `dynamodb:${operation}`, resource }])
  })

  it('of Cognito lie on the pool that is named', () => {
    const resource = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_A'
    const rights = cognitoRights('ListUsers', { UserPoolId: 'us-east-1_A' }, ACCOUNT)
    expect(rights).toEqual([{ action: 'cognito-idp:ListUsers', resource }])
    expect(cognitoRights('ListUserPools', null, ACCOUNT)).toEqual([
      { action: 'cognito-idp:ListUserPools', resource: '*' },
    ])
  })
})
