import { Duration, type Stack } from 'aws-cdk-lib'
import { Alarm, type AlarmProps, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { ConnectedFunction } from './connected-function'
import { RUN_FAILED } from './repair/run-failed'

const PERIOD = Duration.minutes(5)
/** Refusals of a trigger: this many in five minutes are a fault or an attack, fewer are people who try too often. */
const MOST_REFUSALS = 25
const MOST_API_FAULTS = 5

type Trouble = Pick<AlarmProps, 'metric'> & Partial<AlarmProps>

/** Tells of a metric that reaches its threshold, 1 unless said, within one of its periods. */
const createTeller = (alarms: Stack, email: string | undefined) => {
  const topic = new Topic(alarms, 'Trouble', { displayName: 'Commons' })
  if (email) topic.addSubscription(new EmailSubscription(email))
  return (name: string, says: string, trouble: Trouble) =>
    new Alarm(alarms, name, {
      alarmDescription: `${says} docs/runbook.md says what to do.`,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...trouble,
    }).addAlarmAction(new SnsAction(topic))
}

/** Runs that failed, counted from what the worker prints of them. */
const failedRuns = (alarms: Stack, worker: ConnectedFunction, metricNamespace: string) =>
  new MetricFilter(alarms, 'RunFailed', {
    logGroup: (worker.lambda as LambdaFunction).logGroup,
    filterPattern: FilterPattern.literal(`"${RUN_FAILED}"`),
    metricNamespace,
    metricName: 'FailedRuns',
  }).metric({ statistic: 'Sum', period: PERIOD })

/**
 * Writes to `email`, or to whoever subscribes to the topic, when a function ends in errors or is throttled, a run fails, nobody
 * wakes the worker any more, or the API answers with faults of its own.
 */
export const createAlarms = (parts: {
  /** A stack of its own: it looks at the others, and nothing looks at it. */
  alarms: Stack
  functions: Record<string, ConnectedFunction>
  /** Those of them that refuse by an error. */
  refusing: string[]
  worker: ConnectedFunction
  apiId: string
  /** Of this backend alone: figures of two under one name would be added up. */
  metricNamespace: string
  email: string | undefined
}) => {
  const { functions, refusing, worker } = parts
  const tell = createTeller(parts.alarms, parts.email)
  for (const [name, { lambda }] of Object.entries(functions)) {
    tell(`${name}-errors`, `The function ${name} ends in errors.`, {
      metric: lambda.metricErrors({ period: PERIOD }),
      threshold: refusing.includes(name) ? MOST_REFUSALS : 1,
    })
    tell(`${name}-throttles`, `The function ${name} is called more often than the account lets it run.`, {
      metric: lambda.metricThrottles({ period: PERIOD }),
    })
  }
  tell('failed-runs', 'A run of repair failed.', { metric: failedRuns(parts.alarms, worker, parts.metricNamespace) })
  tell('worker-silent', 'Nobody has woken the repair worker for ten minutes.', {
    metric: worker.lambda.metricInvocations({ period: Duration.minutes(10) }),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  })
  tell('api-faults', 'AppSync answers with faults of its own.', {
    metric: new Metric({
      namespace: 'AWS/AppSync',
      metricName: '5XXError',
      dimensionsMap: { GraphQLAPIId: parts.apiId },
      statistic: 'Sum',
      period: PERIOD,
    }),
    threshold: MOST_API_FAULTS,
  })
}
