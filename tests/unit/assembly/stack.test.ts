import { describe, expect, it } from 'vitest'
import { openStack, type Template } from '../../../local/assembly/stack'

const place = { region: 'us-east-1', accountId: '000000000000' }

const open = (template: Template, nested: Record<string, Template> = {}) =>
  openStack(template, {
    place,
    path: '',
    parameter: () => undefined,
    readNested: (file) => {
      const found = nested[file]
      if (!found) throw new Error(`no ${file}`)
      return found
    },
  })

const stackOf = (file: string, parameters: Record<string, unknown> = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { Parameters: parameters },
  Metadata: { 'aws:asset:path': file },
})

const table = (properties: Record<string, unknown> = {}) => ({ Type: 'AWS::DynamoDB::Table', Properties: properties })

describe('opening a stack', () => {
  it('gives a nested stack its parameters and takes its outputs', () => {
    const stack = open(
      {
        Resources: {
          auth: stackOf('auth.json'),
          data: stackOf('data.json', { Pool: { 'Fn::GetAtt': ['auth', 'Outputs.PoolArn'] } }),
        },
      },
      {
        'auth.json': {
          Resources: { Users: { Type: 'AWS::Cognito::UserPool' } },
          Outputs: { PoolArn: { Value: { 'Fn::GetAtt': ['Users', 'Arn'] } } },
        },
        'data.json': {
          Parameters: { Pool: {} },
          Resources: { Todo: table({ TableName: { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Pool' }] }] } }) },
        },
      },
    )
    const [pool, todo] = stack.resources()
    expect(todo?.id).toBe(pool?.id)
    expect(todo?.id).toMatch(/^us-east-1_[0-9a-zA-Z]{9}$/)
  })

  it('prefers what the parent gives over a default, and a default over nothing', () => {
    const child: Template = {
      Parameters: { Mode: { Default: 'default' }, Other: { Default: 'other' } },
      Resources: { T: table({ TableName: { Ref: 'Mode' }, Tag: { Ref: 'Other' } }) },
    }
    const [resource] = open({ Resources: { c: stackOf('c.json', { Mode: 'given' }) } }, { 'c.json': child }).resources()
    expect(resource?.properties).toEqual({ TableName: 'given', Tag: 'other' })
  })

  it('leaves out a resource whose condition is false', () => {
    const stack = open({
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] }, Always: { 'Fn::Not': [{ Condition: 'Never' }] } },
      Resources: { No: { ...table(), Condition: 'Never' }, Yes: { ...table(), Condition: 'Always' } },
    })
    expect(stack.resources().map(({ path }) => path)).toEqual(['Yes'])
  })

  it('reads mappings', () => {
    const stack = open({
      Mappings: { Names: { 'us-east-1': { table: 'Mapped' } } },
      Resources: { T: table({ TableName: { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'table'] } }) },
    })
    expect(stack.resources()[0]?.id).toBe('Mapped')
  })

  it('evaluates no property that nobody reads', () => {
    const stack = open({ Resources: { T: table({ TableName: 'T1', Odd: { 'Fn::Transform': 'x' } }) } })
    const [resource] = stack.resources()
    expect(() => resource?.properties).toThrow('Fn::Transform, which resource T uses')
  })

  it.each<[string, unknown, string]>([
    ['a missing resource', { Ref: 'Nowhere' }, 'resource T refers to Nowhere, which its template does not contain.'],
    ['a missing condition', { 'Fn::If': ['Nope', 1, 2] }, 'resource T depends on the condition Nope'],
    ['a missing mapping', { 'Fn::FindInMap': ['M', 'k', 'l'] }, 'resource T looks up M.k.l'],
  ])('names the resource that refers to %s', (_, value, message) => {
    const [resource] = open({ Resources: { T: table({ Value: value }) } }).resources()
    expect(() => resource?.properties).toThrow(message)
  })

  it('names an output that a stack does not have', () => {
    expect(() => open({ Resources: {} }).output('Gone')).toThrow('The stack root has no output Gone.')
  })
})
