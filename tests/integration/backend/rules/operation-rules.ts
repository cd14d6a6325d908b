import { isDeepStrictEqual } from 'node:util'
import type { TemplateResource } from '../template-resources'
import { ALARM, API, each, FUNCTION, FUNCTIONS, isReference, onMetric, RECORD, tagsOf } from './kinds'
import type { ProductionRule } from './rule'

const stageAndApp = (tags: unknown) => {
  const { app, stage } = tagsOf({ Type: '', Properties: { Tags: tags } })
  return [app, stage]
}

const ALL_ALARMS = { ...ALARM, count: 15 }
/** The roles of our functions are those to which Amplify gave no policy of AWS any more. */
const isOwnRole = ({ Properties }: TemplateResource) =>
  Properties.ManagedPolicyArns === undefined && !Properties.Policies

export const operations: ProductionRule[] = [
  {
    type: 'AWS::Logs::LogGroup',
    count: FUNCTIONS.length,
    says: 'keeps a month of logs',
    at: 'Properties.RetentionInDays',
    is: 30,
    weaker: [undefined, 3653],
  },
  {
    ...FUNCTION,
    says: 'writes into a log of its own',
    at: 'Properties.LoggingConfig.LogGroup',
    is: isReference,
    weaker: [undefined],
  },
  ...each(
    {
      says: 'tells when it ends in errors',
      at: 'Properties.TreatMissingData',
      is: 'notBreaching',
      weaker: ['breaching'],
    },
    [
      { ...ALARM, count: 3, of: onMetric('Errors', 1) },
      { ...ALARM, count: 3, of: onMetric('Errors', 25) },
    ],
  ),
  {
    ...ALARM,
    count: FUNCTIONS.length,
    of: onMetric('Throttles', 1),
    says: 'tells when a function is throttled',
    at: 'Properties.ComparisonOperator',
    is: 'GreaterThanOrEqualToThreshold',
    weaker: ['LessThanThreshold'],
  },
  {
    ...ALARM,
    count: 1,
    of: onMetric('FailedRuns', 1),
    says: 'tells when a run failed',
    at: 'Properties.Namespace',
    is: 'Commons/commons',
    weaker: ['AWS/Lambda'],
  },
  {
    ...ALARM,
    count: 1,
    of: onMetric('Invocations', 1),
    says: 'tells when nobody wakes the worker',
    at: 'Properties.TreatMissingData',
    is: 'breaching',
    weaker: ['notBreaching', undefined],
  },
  {
    ...ALARM,
    count: 1,
    of: onMetric('5XXError', 5),
    says: 'tells when the API fails',
    at: 'Properties.Namespace',
    is: 'AWS/AppSync',
    weaker: ['AWS/Lambda'],
  },
  {
    ...ALARM,
    count: 15,
    says: 'writes to somebody',
    at: 'Properties.AlarmActions',
    is: (actions: unknown) => Array.isArray(actions) && actions.length === 1 && isReference(actions[0]),
    weaker: [[], undefined],
  },
  {
    type: 'AWS::Logs::MetricFilter',
    count: 1,
    says: 'counts the runs that failed',
    at: 'Properties.FilterPattern',
    is: '"commons run failed"',
    weaker: ['', 'ERROR'],
  },
  {
    type: 'AWS::Scheduler::Schedule',
    count: 1,
    says: 'wakes the worker',
    at: 'Properties.State',
    is: 'ENABLED',
    weaker: ['DISABLED'],
  },
  {
    type: 'AWS::Scheduler::Schedule',
    count: 1,
    says: 'comes each minute',
    at: 'Properties.ScheduleExpression',
    is: 'cron(* * * * ? *)',
    weaker: ['cron(0 * * * ? *)'],
  },
  {
    type: 'AWS::Lambda::EventInvokeConfig',
    count: 1,
    says: 'forgets an order that a tick has seen to',
    at: 'Properties.MaximumEventAgeInSeconds',
    is: 300,
    weaker: [21_600, undefined],
  },
  ...each(
    {
      says: 'says whose it is',
      at: 'Properties.Tags',
      is: (tags: unknown) => isDeepStrictEqual(stageAndApp(tags), ['commons', 'production']),
      weaker: [undefined, [{ Key: 'app', Value: 'commons' }]],
    },
    [RECORD, FUNCTION, { ...ALARM, count: 15 }, API],
  ),
  { ...ALL_ALARMS, says: 'may write', at: 'Properties.ActionsEnabled', is: undefined, weaker: [false] },
  {
    ...ALL_ALARMS,
    says: 'does not wait for a second period',
    at: 'Properties.EvaluationPeriods',
    is: 1,
    weaker: [288],
  },
  {
    ...ALL_ALARMS,
    of: (alarm) => alarm.Properties.Namespace !== 'Commons/commons',
    count: 14,
    says: 'looks at what this deployment made',
    at: 'Properties.Dimensions',
    is: (dimensions: unknown) =>
      Array.isArray(dimensions) && dimensions.length === 1 && isReference(dimensions[0]?.Value),
    weaker: [undefined, [{ Name: 'FunctionName', Value: 'nobody' }]],
  },
  {
    type: 'AWS::Logs::MetricFilter',
    count: 1,
    says: 'counts each as one, under the name that its alarm looks at',
    at: 'Properties.MetricTransformations',
    is: [{ MetricName: 'FailedRuns', MetricNamespace: 'Commons/commons', MetricValue: '1' }],
    weaker: [[{ MetricName: 'FailedRuns', MetricNamespace: 'Commons/commons', MetricValue: '0' }], []],
  },
  {
    ...FUNCTION,
    says: 'may run as often as it is asked for',
    at: 'Properties.ReservedConcurrentExecutions',
    is: undefined,
    weaker: [0],
  },
  {
    ...FUNCTION,
    count: 1,
    of: (fn) => JSON.stringify(fn).includes('"custom-message"'),
    says: 'leads letters to the site',
    at: 'Properties.Environment.Variables.SITE_ORIGIN',
    is: 'http://localhost:3000',
    weaker: ['https://evil.example', undefined],
  },
  {
    type: 'AWS::IAM::Role',
    count: FUNCTIONS.length,
    of: (role) =>
      JSON.stringify(role.Properties.AssumeRolePolicyDocument).includes('lambda.amazonaws.com') && isOwnRole(role),
    says: 'is taken by Lambda alone',
    at: 'Properties.AssumeRolePolicyDocument.Statement',
    is: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
    weaker: [[{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { AWS: '*', Service: 'lambda.amazonaws.com' } }]],
  },
]
