// Faults of the services beside Cognito, and of the app on Amplify Hosting.
import { hostingOf, json, quotasOf, refusal } from './aws-stand-in'
import type { Plant } from './plant'

const hosting = (app: object, variables: Record<string, string> = {}) => ({
  answers: { AMPLIFY: hostingOf(app, variables) },
})

const variable = (name: string, value: string): Pick<Plant, 'deployment'> => ({
  deployment: hosting({}, { [name]: value }),
})

export const inServices: Plant[] = [
  {
    fault: 'no sender in SES',
    deployment: { pool: { mail: { account: 'COGNITO_DEFAULT' } } },
    fires: ['mail', 'warning'],
    says: /50 letters a day\..*MAIL_FROM/,
  },
  {
    fault: 'SES in its sandbox',
    deployment: { answers: { EMAIL: json({ ProductionAccessEnabled: false, SendingEnabled: true }) } },
    fires: ['mail', 'warning'],
    says: /sandbox/,
  },
  {
    fault: 'SES switched off',
    deployment: { answers: { EMAIL: json({ ProductionAccessEnabled: true, SendingEnabled: false }) } },
    fires: ['mail', 'fault'],
    says: /switched off sending/,
  },
  {
    fault: 'SES that may not be asked',
    deployment: { answers: { EMAIL: refusal('AccessDeniedException', 'User is not authorized', 403) } },
    fires: ['mail', 'warning'],
    says: /could not be checked: .* ses:GetAccount\./,
  },
  {
    fault: 'a quota that a repair overruns',
    deployment: { answers: { SERVICEQUOTAS: quotasOf(30, 39) } },
    fires: ['quotas', 'fault'],
    says: /UserResourceRead 39 a second, and not 50\./,
  },
  {
    fault: 'a quota with too little room',
    deployment: { answers: { SERVICEQUOTAS: quotasOf(24) } },
    fires: ['quotas', 'warning'],
    says: /UserList 24 a second, and not 30\./,
  },
  {
    fault: 'a busy service',
    deployment: { answers: { SERVICEQUOTAS: refusal('TooManyRequestsException', 'Too many', 429) } },
    fires: ['quotas', 'fault'],
    says: /Service Quotas is busy/,
  },
  {
    fault: 'a Cognito that is silent',
    silent: 'COGNITO_IDP',
    fires: ['user pool', 'fault'],
    says: /did not answer DescribeUserPool/,
  },
  {
    fault: 'an STS that is silent',
    silent: 'STS',
    fires: ['credentials', 'fault'],
    says: /did not answer GetCallerIdentity/,
  },
  { fault: 'an SES that is silent', silent: 'EMAIL', fires: ['mail', 'fault'], says: /did not answer GetAccount/ },
  {
    fault: 'a service that nobody listens for',
    closed: 'SERVICEQUOTAS',
    fires: ['quotas', 'fault'],
    says: /cannot be reached \(ECONNREFUSED\)/,
  },
]

export const onHosting: Plant[] = [
  {
    fault: 'an override that may not be set there',
    ...variable('COMMONS_APPSYNC_URL', 'https://elsewhere.example.com/graphql'),
    fires: ['hosting variables', 'fault'],
    says: /COMMONS_APPSYNC_URL may not be set on Amplify Hosting/,
  },
  {
    fault: 'a short CALLER_KEY',
    ...variable('CALLER_KEY', 'k'.repeat(31)),
    fires: ['hosting variables', 'fault'],
    says: /CALLER_KEY is shorter than 32/,
  },
  {
    fault: 'a WAF_PASS of blanks',
    ...variable('WAF_PASS', 'sixteen, with blanks'),
    fires: ['hosting variables', 'fault'],
    says: /WAF_PASS is not/,
  },
  {
    fault: 'an address that is not https',
    ...variable('AMPLIFY_APP_ORIGIN', 'http://todo.example.com'),
    fires: ['hosting variables', 'fault'],
    says: /AMPLIFY_APP_ORIGIN is not https/,
  },
  {
    fault: 'an address with a path',
    ...variable('AMPLIFY_APP_ORIGIN', 'https://todo.example.com/app'),
    fires: ['hosting variables', 'fault'],
    says: /AMPLIFY_APP_ORIGIN is no origin/,
  },
  {
    fault: 'a sender that is none',
    ...variable('MAIL_FROM', 'Commons <hello>'),
    fires: ['hosting variables', 'fault'],
    says: /MAIL_FROM is "Commons <hello>", which is no address/,
  },
  {
    fault: 'an ALARM_EMAIL that is none',
    ...variable('ALARM_EMAIL', 'me'),
    fires: ['hosting variables', 'fault'],
    says: /ALARM_EMAIL is "me", which is no address/,
  },
  {
    fault: 'a platform of files',
    deployment: hosting({ platform: 'WEB' }),
    fires: ['hosting', 'fault'],
    says: /platform of the app is WEB,/,
  },
  {
    fault: 'an old Node in the build',
    ...variable('_LIVE_UPDATES', '[{"pkg":"node","type":"nvm","version":"18"}]'),
    fires: ['hosting node', 'fault'],
    says: /build runs on Node 18/,
  },
  {
    fault: 'a production branch that the app does not have',
    ...variable('PRODUCTION_BRANCH', 'Main'),
    fires: ['production branch', 'warning'],
    says: /The production branch is Main, and the app has no such branch: it has main\. The data of each goes with its stack, and no alarm/,
  },
  {
    fault: 'branches that may not be listed',
    deployment: {
      answers: {
        AMPLIFY: (request) =>
          request.path.endsWith('/branches')
            ? refusal('AccessDeniedException', 'User is not authorized', 403)
            : hostingOf()(request),
      },
    },
    fires: ['production branch', 'warning'],
    says: /could not be checked: .* amplify:ListBranches\./,
  },
  {
    fault: 'an app that is not there',
    deployment: { answers: { AMPLIFY: refusal('NotFoundException', 'App d1a2b3 not found', 404) } },
    fires: ['hosting', 'fault'],
    says: /knows no app d1a2b3 with a branch main/,
  },
]
