import { createHash } from 'node:crypto'

const LOWER = '0123456789abcdefghijklmnopqrstuvwxyz'
const MIXED = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ`

const letters = (path: string, length: number, alphabet: string) => {
  const bytes = createHash('sha512').update(path).digest()
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('')
}

const uuid = (path: string) => {
  const hex = createHash('sha256').update(path).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The name a person gave, without the eight hex digits that CDK appends to it. */
const readable = (path: string) => (path.split('/').at(-1) ?? path).replace(/[0-9A-F]{8}$/, '')

/** A resource as far as its names need it: `path` is its logical ids from the root down, joined by slashes. */
export interface Named {
  type: string
  path: string
  properties: Record<string, unknown>
}

export interface Place {
  region: string
  accountId: string
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const friendlyName = ({ properties }: Named) => {
  const tags = Array.isArray(properties.Tags) ? properties.Tags : []
  return text(tags.find((tag: { Key?: unknown }) => tag.Key === 'amplify:friendly-name')?.Value)
}

const apiId = (path: string) => letters(path, 26, LOWER)

/** What `Ref` gives for a resource. The same for the same logical ids, so that any build serves any data folder. */
export const physicalId = (resource: Named, place: Place): string => {
  const { type, path, properties } = resource
  switch (type) {
    case 'AWS::Cognito::UserPool':
      return `${place.region}_${letters(path, 9, MIXED)}`
    case 'AWS::Cognito::UserPoolClient':
      return letters(path, 26, LOWER)
    case 'AWS::Cognito::UserPoolGroup':
      return String(properties.GroupName)
    case 'AWS::Cognito::IdentityPool':
      return `${place.region}:${uuid(path)}`
    case 'AWS::AppSync::GraphQLApi':
      return `arn:aws:appsync:${place.region}:${place.accountId}:apis/${apiId(path)}`
    case 'Custom::AmplifyDynamoDBTable':
      return String(properties.tableName)
    case 'AWS::Lambda::Function':
      return text(properties.FunctionName) ?? friendlyName(resource) ?? `${readable(path)}-${letters(path, 8, LOWER)}`
    case 'AWS::SSM::Parameter':
    case 'AWS::Scheduler::Schedule':
      return text(properties.Name) ?? `${readable(path)}-${letters(path, 8, LOWER)}`
    case 'AWS::S3::Bucket':
      return `${readable(path).toLowerCase()}-${letters(path, 8, LOWER)}`
    default:
      return (
        text(properties.TableName) ??
        text(properties.RoleName) ??
        text(properties.QueueName) ??
        `${readable(path)}-${letters(path, 8, LOWER)}`
      )
  }
}

const arn = ({ type }: Named, id: string, { region, accountId }: Place) => {
  switch (type) {
    case 'AWS::Cognito::UserPool':
      return `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`
    case 'AWS::DynamoDB::Table':
    case 'Custom::AmplifyDynamoDBTable':
      return `arn:aws:dynamodb:${region}:${accountId}:table/${id}`
    case 'AWS::Lambda::Function':
      return `arn:aws:lambda:${region}:${accountId}:function:${id}`
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${accountId}:role/${id}`
    case 'AWS::Scheduler::Schedule':
      return `arn:aws:scheduler:${region}:${accountId}:schedule/default/${id}`
    case 'AWS::S3::Bucket':
      return `arn:aws:s3:::${id}`
    case 'AWS::AppSync::GraphQLApi':
      return id
    default:
      return `arn:aws:${(type.split('::')[1] ?? type).toLowerCase()}:${region}:${accountId}:${id}`
  }
}

/** What `Fn::GetAtt` gives. An attribute that nothing in the twin reads is an opaque text that names it. */
export const physicalAttribute = (resource: Named, attribute: string, place: Place): unknown => {
  const id = physicalId(resource, place)
  switch (attribute) {
    case 'Arn':
    case 'TableArn':
      return arn(resource, id, place)
    case 'StreamArn':
    case 'TableStreamArn':
      return `${arn(resource, id, place)}/stream/1970-01-01T00:00:00.000`
    case 'ApiId':
      return apiId(resource.path)
    case 'FunctionId':
      return apiId(resource.path)
    case 'ProviderName':
      return `cognito-idp.${place.region}.amazonaws.com/${id}`
    case 'ClientId':
      return id
    case 'Name':
      return text(resource.properties.Name) ?? id
    case 'Value':
      return resource.properties.Value
    default:
      return `${id}.${attribute}`
  }
}
