// What AWS asks, as it was looked up on the day below. Change a figure together with its source.
import type { Price } from './price'

export const LOOKED_UP = '30 November 2026'

const MILLION = 1_000_000
const price = (
  unit: string,
  per: number,
  tiers: Price['tiers'],
  page: string,
  source: string,
  isUnconfirmed?: true,
): Price => ({
  unit,
  per,
  tiers,
  page: `https://aws.amazon.com/${page}`,
  source,
  ...(isUnconfirmed && { isUnconfirmed }),
})

const COGNITO = 'cognito/pricing/'
const APPSYNC = 'appsync/pricing/'
const DYNAMODB = 'dynamodb/pricing/on-demand/'
const LAMBDA = 'lambda/pricing/'
const CLOUDWATCH = 'cloudwatch/pricing/'
const AMPLIFY = 'amplify/pricing/'
const WAF = 'waf/pricing/'
const ROUTE_53 = 'route53/pricing/'

const EXAMPLES = 'the examples on the page, as transcribed on 20 September 2026'
const WAF_ARTICLES = 'two articles of 2026 that agree; AWS says it is the same in all regions'

export const prices = {
  cognitoUsers: price(
    'active users',
    1,
    [
      [0, 0],
      [10_000, 0.015],
    ],
    COGNITO,
    EXAMPLES,
  ),
  cognitoLiteUsers: price(
    'active users',
    1,
    [
      [0, 0],
      [10_000, 0.0055],
      [100_000, 0.0046],
    ],
    COGNITO,
    EXAMPLES,
  ),
  letters: price(
    'letters',
    1000,
    [[0, 0.16]],
    'ses/pricing/',
    'the price list of 22 July 2026: the plan Essentials, which new accounts get',
  ),
  operations: price('queries and mutations', MILLION, [[0, 4]], APPSYNC, 'public texts that quote the page and agree'),
  liveUpdates: price('messages to browsers', MILLION, [[0, 2]], APPSYNC, 'a stored copy of the page'),
  connectionMinutes: price('minutes of a connection', MILLION, [[0, 0.08]], APPSYNC, 'a stored copy of the page'),
  dataOut: price(
    'GB to browsers',
    1,
    [
      [0, 0],
      [100, 0.09],
      [10_240, 0.085],
    ],
    'ec2/pricing/on-demand/',
    'public texts quote $0.09; what is free and the next step were not found',
    true,
  ),
  reads: price('read request units', MILLION, [[0, 0.125]], DYNAMODB, 'an article of 21 July 2025, for this region'),
  writes: price('write request units', MILLION, [[0, 0.625]], DYNAMODB, 'an article of 21 July 2025, for this region'),
  storage: price(
    'GB kept',
    1,
    [
      [0, 0],
      [25, 0.25],
    ],
    DYNAMODB,
    'a stored copy of the page',
  ),
  recovery: price(
    'GB with point-in-time recovery',
    1,
    [[0, 0.2]],
    DYNAMODB,
    'not found in print; that the size of the table counts is in AWS’s guide',
    true,
  ),
  invocations: price(
    'invocations',
    MILLION,
    [
      [0, 0],
      [MILLION, 0.2],
    ],
    LAMBDA,
    'the page, as transcribed on 20 September 2026',
  ),
  computing: price(
    'GB-seconds',
    1,
    [
      [0, 0],
      [400_000, 0.0000166667],
    ],
    LAMBDA,
    'a load tester’s price table, x86; what is free: the page, 20 September 2026',
  ),
  ticks: price(
    'ticks',
    MILLION,
    [
      [0, 0],
      [14 * MILLION, 1],
    ],
    'eventbridge/pricing/',
    'an article of 13 March 2026, for this region',
  ),
  logs: price(
    'GB of logs',
    1,
    [
      [0, 0],
      [5, 0.5],
    ],
    CLOUDWATCH,
    'an article of 13 June 2026; what is free: a stored copy of the page',
  ),
  alarms: price(
    'alarms',
    1,
    [
      [0, 0],
      [10, 0.1],
    ],
    CLOUDWATCH,
    'output of a cost tool; what is free: a stored copy of the page',
  ),
  buildMinutes: price(
    'minutes of building',
    1,
    [[0, 0.01]],
    AMPLIFY,
    'somebody’s bill of September 2026 for this region',
  ),
  served: price('GB served', 1, [[0, 0.15]], AMPLIFY, 'public read-mes without a date', true),
  requests: price(
    'requests to the server',
    MILLION,
    [[0, 0.3]],
    AMPLIFY,
    'the price list of October 2024, for Ohio',
    true,
  ),
  serving: price('GB-hours of the server', 1, [[0, 0.2]], AMPLIFY, 'the price list of October 2024, for Canada', true),
  acls: price('web ACLs', 1, [[0, 5]], WAF, WAF_ARTICLES),
  rules: price('rules', 1, [[0, 1]], WAF, WAF_ARTICLES),
  inspected: price('calls inspected', MILLION, [[0, 0.6]], WAF, WAF_ARTICLES),
  zones: price('zones', 1, [[0, 0.5]], ROUTE_53, 'the page, as transcribed on 20 September 2026'),
  lookups: price('look-ups', MILLION, [[0, 0.4]], ROUTE_53, 'the page, as transcribed on 20 September 2026'),
} satisfies Record<string, Price>

export type Prices = Record<keyof typeof prices, Price>
