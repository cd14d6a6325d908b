import { describe, expect, it } from 'vitest'
import { type Named, physicalAttribute, physicalId } from '../../../local/assembly/physical-id'

const place = { region: 'us-east-1', accountId: '000000000000' }
const resource = (type: string, path: string, properties: Record<string, unknown> = {}): Named => ({
  type,
  path,
  properties,
})

describe('physical ids', () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['AWS::Cognito::UserPool', {}, /^us-east-1_[0-9a-zA-Z]{9}$/],
    ['AWS::Cognito::UserPoolClient', {}, /^[0-9a-z]{26}$/],
    ['AWS::Cognito::UserPoolGroup', { GroupName: 'admins' }, /^admins$/],
    ['AWS::Cognito::IdentityPool', {}, /^us-east-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    ['AWS::AppSync::GraphQLApi', {}, /^arn:aws:appsync:us-east-1:000000000000:apis\/[0-9a-z]{26}$/],
    ['AWS::DynamoDB::Table', {}, /^NameClaim-[0-9a-z]{8}$/],
    ['AWS::DynamoDB::Table', { TableName: 'Chosen' }, /^Chosen$/],
    ['Custom::AmplifyDynamoDBTable', { tableName: 'Todo-x-NONE' }, /^Todo-x-NONE$/],
    ['AWS::IAM::Role', {}, /^NameClaim-[0-9a-z]{8}$/],
    ['AWS::S3::Bucket', {}, /^nameclaim-[0-9a-z]{8}$/],
    ['AWS::Lambda::Function', {}, /^NameClaim-[0-9a-z]{8}$/],
    ['AWS::SSM::Parameter', { Name: '/a/b' }, /^\/a\/b$/],
  ])('looks as it does on AWS: %s', (type, properties, expected) => {
    expect(physicalId(resource(type, 'records1/NameClaim40FA416E', properties), place)).toMatch(expected)
  })

  it('calls a function by the name that defineFunction gave it', () => {
    const Tags = [{ Key: 'amplify:friendly-name', Value: 'membership' }]
    expect(physicalId(resource('AWS::Lambda::Function', 'data/fn', { Tags }), place)).toBe('membership')
  })

  it('is the same for the same logical ids and another for others', () => {
    const id = (path: string) => physicalId(resource('AWS::Cognito::UserPool', path), place)
    expect(id('auth/Pool')).toBe(id('auth/Pool'))
    expect(id('auth/Pool')).not.toBe(id('auth2/Pool'))
  })
})

describe('attributes', () => {
  it.each<[string, string, string]>([
    ['AWS::Cognito::UserPool', 'Arn', 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/'],
    ['AWS::Cognito::UserPool', 'ProviderName', 'cognito-idp.us-east-1.amazonaws.com/us-east-1_'],
    ['AWS::DynamoDB::Table', 'Arn', 'arn:aws:dynamodb:us-east-1:000000000000:table/'],
    ['AWS::DynamoDB::Table', 'StreamArn', 'arn:aws:dynamodb:us-east-1:000000000000:table/'],
    ['AWS::Lambda::Function', 'Arn', 'arn:aws:lambda:us-east-1:000000000000:function:'],
    ['AWS::IAM::Role', 'Arn', 'arn:aws:iam::000000000000:role/'],
    ['AWS::S3::Bucket', 'Arn', 'arn:aws:s3:::'],
    ['AWS::SQS::Queue', 'Arn', 'arn:aws:sqs:us-east-1:000000000000:'],
  ])('of %s: %s', (type, attribute, start) => {
    expect(String(physicalAttribute(resource(type, 'x/Y'), attribute, place)).startsWith(start)).toBe(true)
  })

  it('gives an API the id that its address ends with', () => {
    const api = resource('AWS::AppSync::GraphQLApi', 'data/Api')
    expect(physicalId(api, place).endsWith(`/${physicalAttribute(api, 'ApiId', place)}`)).toBe(true)
  })

  it('gives a data source the name it was given', () => {
    const source = resource('AWS::AppSync::DataSource', 'data/S', { Name: 'NONE_DS' })
    expect(physicalAttribute(source, 'Name', place)).toBe('NONE_DS')
  })

  it('names an attribute that nothing reads', () => {
    expect(String(physicalAttribute(resource('AWS::S3::Bucket', 'a/Bucket'), 'WebsiteURL', place))).toMatch(
      /\.WebsiteURL$/,
    )
  })
})
