// Faults of this machine, of the outputs and of the user pool.
import { refusedIdentity } from './aws-stand-in'
import { healthyOutputs, healthyPool } from './deployment'
import type { Plant } from './plant'

const client = (change: Partial<(typeof healthyPool.clients)[number]>) => ({
  pool: { clients: healthyPool.clients.map((each) => ({ ...each, ...change })) },
})

const outputs = (auth: Partial<(typeof healthyOutputs)['auth']>) => ({
  outputs: JSON.stringify({ ...healthyOutputs, auth: { ...healthyOutputs.auth, ...auth } }),
})

export const onMachine: Plant[] = [
  {
    fault: 'an old Node',
    machine: { nodeVersion: '20.18.3' },
    fires: ['node', 'fault'],
    says: /Node 20\.18\.3; .* 20\.19/,
  },
  {
    fault: 'an untried Node',
    machine: { nodeVersion: '23.1.0' },
    fires: ['node', 'warning'],
    says: /not tried on Node 23/,
  },
  {
    fault: 'a package of another version',
    machine: { packages: [{ name: 'next', wanted: '16.4.6', found: '16.4.5' }] },
    fires: ['packages', 'fault'],
    says: /next is 16\.4\.5 and not 16\.4\.6/,
  },
  { fault: 'no git', machine: { hasGit: false }, fires: ['git', 'warning'], says: /no git/ },
  {
    fault: 'the local AWS’s address in the shell',
    machine: { environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' } },
    fires: ['environment', 'fault'],
    says: /ampx and aws ask there, and not AWS/,
  },
  {
    fault: 'another address for one service in the shell',
    machine: { environment: { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4566' } },
    fires: ['environment', 'fault'],
    says: /AWS_ENDPOINT_URL_STS is set to .* unset AWS_ENDPOINT_URL_STS,/,
  },
  {
    fault: 'a mode that the SDK does not know',
    machine: { environment: { AWS_DEFAULTS_MODE: 'zzz' } },
    variables: { AWS_DEFAULTS_MODE: 'zzz' },
    fires: ['environment', 'fault'],
    says: /AWS_DEFAULTS_MODE is "zzz", which is none of/,
  },
  {
    fault: 'another region',
    variables: { AWS_REGION: 'eu-west-1' },
    fires: ['region', 'fault'],
    says: /eu-west-1, and .* us-east-1/,
  },
  { fault: 'no region', variables: { AWS_REGION: null }, fires: ['region', 'warning'], says: /No region is set/ },
  {
    fault: 'no credentials',
    variables: { AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null },
    fires: ['credentials', 'fault'],
    says: /No AWS credentials were found, or they have ended: .+\. Sign in/,
  },
  {
    fault: 'a profile that is not there',
    variables: { AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null, AWS_PROFILE: 'nope' },
    machine: { environment: { AWS_PROFILE: 'nope' } },
    fires: ['credentials', 'fault'],
    says: /No AWS credentials were found by AWS_PROFILE, which is nope/,
  },
  {
    fault: 'credentials that have ended',
    deployment: { answers: { STS: refusedIdentity('ExpiredToken', 'The security token is expired') } },
    fires: ['credentials', 'fault'],
    says: /does not take these credentials: The security token is expired/,
  },
]

export const inOutputs: Plant[] = [
  {
    fault: 'no outputs',
    deployment: { outputs: null },
    fires: ['outputs', 'fault'],
    says: /There is no .*amplify_outputs\.json/,
  },
  {
    fault: 'outputs that were cut off',
    deployment: { outputs: JSON.stringify(healthyOutputs).slice(0, 60) },
    fires: ['outputs', 'fault'],
    says: /is not JSON/,
  },
  {
    fault: 'outputs without the client',
    deployment: outputs({ user_pool_client_id: '' }),
    fires: ['outputs', 'fault'],
    says: /lacks auth\.user_pool_client_id/,
  },
  {
    fault: 'outputs of two regions',
    deployment: outputs({ user_pool_id: 'eu-west-1_AbCdEf123' }),
    fires: ['outputs', 'fault'],
    says: /not in its region us-east-1/,
  },
]

export const inPool: Plant[] = [
  {
    fault: 'a pool that is not there',
    deployment: outputs({ user_pool_id: 'us-east-1_Elsewhere' }),
    fires: ['user pool', 'fault'],
    says: /There is no user pool us-east-1_Elsewhere in us-east-1/,
  },
  {
    fault: 'a pool of another account',
    deployment: { pool: { arn: 'arn:aws:cognito-idp:us-east-1:111111111111:userpool/us-east-1_AbCdEf123' } },
    fires: ['user pool', 'fault'],
    says: /of the account 111111111111/,
  },
  {
    fault: 'no group everyone',
    deployment: { pool: { groups: [{ name: 'admins' }] }, people: [{ email: 'ada@example.com', groups: ['admins'] }] },
    fires: ['groups', 'fault'],
    says: /no group everyone\. Make it, .*create-group .* --group-name everyone --precedence 1,/,
  },
  {
    fault: 'no group admins',
    deployment: { pool: { groups: [{ name: 'everyone' }] }, people: [] },
    fires: ['groups', 'fault'],
    says: /no group admins\. Make it, .*create-group .* --group-name admins --precedence 0,/,
  },
  {
    fault: 'neither group',
    deployment: { pool: { groups: [] }, people: [] },
    fires: ['groups', 'fault'],
    says: /no group admins and no group everyone\. .*--group-name admins --precedence 0 && .*--group-name everyone --precedence 1,/,
  },
  {
    fault: 'nobody in admins',
    deployment: { people: [] },
    fires: ['administrators', 'warning'],
    says: /Nobody is in admins\..*npm run grant-admin/,
  },
  {
    fault: 'a disabled administrator and no other',
    deployment: { people: [{ email: 'ada@example.com', groups: ['admins'], enabled: false }] },
    fires: ['administrators', 'warning'],
    says: /Nobody in admins can sign in/,
  },
  {
    fault: 'a trigger that is not wired',
    deployment: { pool: { triggers: { PreSignUp: 'b', PreAuthentication: 'c', CustomMessage: 'd' } } },
    fires: ['triggers', 'fault'],
    says: /No function is wired to PostConfirmation \(whoever signs up does not become a member\)/,
  },
  {
    fault: 'sign-in by redirect',
    deployment: client({ oauth: { isOn: true, flows: ['code'], scopes: [], callbackUrls: [] } }),
    fires: ['client', 'fault'],
    says: /allows sign-in by redirect/,
  },
  {
    fault: 'a flow too many',
    deployment: client({
      explicitAuthFlows: [...(healthyPool.clients[0]?.explicitAuthFlows ?? []), 'ALLOW_CUSTOM_AUTH'],
    }),
    fires: ['client', 'fault'],
    says: /it allows ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH/,
  },
  {
    fault: 'tokens that live for an hour',
    deployment: client({ accessTokenSeconds: 3600 }),
    fires: ['client', 'fault'],
    says: /access tokens live for 60 minutes/,
  },
  {
    fault: 'a production pool that can be deleted',
    deployment: { pool: { deletionProtection: false } },
    fires: ['deletion protection', 'warning'],
    says: /production branch main can be deleted/,
  },
]
