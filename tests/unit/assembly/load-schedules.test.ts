import { describe, expect, it } from 'vitest'
import { loadSchedules } from '../../../local/assembly/load-schedules'
import type { Template } from '../../../local/assembly/stack'
import type { LambdaFunction } from '../../../local/contract'
import { allowing, assemblyOf, resource } from './assembly-of'

describe('the schedules', () => {
  const worker: LambdaFunction = {
    name: 'worker',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:worker',
    codeDirectory: '/assets/abc',
    handler: 'index.handler',
    timeoutSeconds: 3,
    memoryMegabytes: 128,
    environment: {},
    policy: [],
    events: { retries: 2, maximumAgeSeconds: 60 },
  }
  const tick = (properties: Record<string, unknown> = {}, target: Record<string, unknown> = {}) =>
    resource('AWS::Scheduler::Schedule', {
      Name: 'tick',
      ScheduleExpression: 'rate(1 minute)',
      Target: { Arn: worker.arn, RoleArn: { 'Fn::GetAtt': ['role', 'Arn'] }, ...target },
      ...properties,
    })
  const role = (Resource: string) =>
    resource('AWS::IAM::Role', { RoleName: 'caller', Policies: [allowing('lambda:InvokeFunction', Resource)] })
  const load = (schedule: Template['Resources'][string], allowed = worker.arn) =>
    loadSchedules(assemblyOf({ schedule, role: role(allowed) }), [worker])

  it('wake a function, with an input or without', () => {
    const expected = {
      name: 'tick',
      arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/tick',
      expression: 'rate(1 minute)',
      functionName: 'worker',
    }
    expect(load(tick())).toEqual([expected])
    expect(load(tick({}, { Input: '{"a":1}' }))).toEqual([{ ...expected, input: '{"a":1}' }])
    expect(load(tick({ ScheduleExpressionTimezone: 'UTC', State: 'ENABLED' }))).toEqual([expected])
  })

  it('are left out when they are switched off', () => {
    expect(load(tick({ State: 'DISABLED' }))).toEqual([])
  })

  it.each([
    ['another target', tick({}, { Arn: 'arn:aws:sqs:us-east-1:000000000000:queue' }), /wake functions of the app/],
    [
      'another zone',
      tick({ ScheduleExpressionTimezone: 'Europe/Berlin' }),
      /run in UTC, and schedule in Europe\/Berlin/,
    ],
    ['a beginning', tick({ StartDate: '2026-12-01T00:00:00Z' }), /does not know when a schedule begins/],
    ['an end', tick({ EndDate: '2026-12-01T00:00:00Z' }), /does not know when a schedule ends/],
  ])('with %s are refused, not guessed', (_, schedule, sentence) => {
    expect(() => load(schedule)).toThrow(sentence)
  })

  it('are refused when their role may not wake the function, which AWS would keep to itself', () => {
    expect(() => load(tick(), `${worker.arn}-other`)).toThrow(
      'The role of the schedule schedule may not invoke worker.',
    )
  })
})
