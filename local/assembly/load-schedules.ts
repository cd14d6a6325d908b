import { z } from 'zod'
import type { LambdaFunction, Schedule } from '../contract'
import { isAllowed } from '../iam/authorize'
import { type Assembly, AssemblyError } from './assembly'
import { loadPolicy } from './load-policies'

const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  StartDate: z.undefined({ error: 'The twin does not know when a schedule begins' }).optional(),
  EndDate: z.undefined({ error: 'The twin does not know when a schedule ends' }).optional(),
  Target: z.object({ Arn: z.string(), RoleArn: z.string(), Input: z.string().optional() }),
})

/** The schedules that are switched on. Throws AssemblyError for one that the twin would run otherwise than AWS. */
export const loadSchedules = (assembly: Assembly, functions: LambdaFunction[]): Schedule[] =>
  assembly.ofType('AWS::Scheduler::Schedule').flatMap((resource) => {
    const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = scheduleProperties.parse(
      resource.properties,
    )
    if (State === 'DISABLED') return []
    const target = functions.find(({ arn }) => arn === Target.Arn)
    if (!target)
      throw new AssemblyError(`The twin's schedules wake functions of the app, and ${resource.path} does not.`)
    if (ScheduleExpressionTimezone !== 'UTC')
      throw new AssemblyError(`The twin's schedules run in UTC, and ${resource.path} in ${ScheduleExpressionTimezone}.`)
    const right = { action: 'lambda:InvokeFunction', resource: target.arn }
    if (!isAllowed(loadPolicy(assembly, Target.RoleArn), right))
      throw new AssemblyError(`The role of the schedule ${resource.path} may not invoke ${target.name}.`)
    return [
      {
        name: resource.id,
        arn: String(resource.attribute('Arn')),
        expression: ScheduleExpression,
        functionName: target.name,
        ...(Target.Input !== undefined && { input: Target.Input }),
      },
    ]
  })
