import { describe, expect, it } from 'vitest'
import { evaluate, type Scope } from '../../../local/assembly/evaluate'

const values: Record<string, unknown> = {
  Name: 'todo',
  List: ['a', 'b'],
  'AWS::Region': 'us-east-1',
  'AWS::NoValue': undefined,
}

const scope: Scope = {
  at: 'resource Thing',
  ref: (name) => {
    if (!(name in values)) throw new Error(`unknown ${name}`)
    return values[name]
  },
  getAtt: (resource, attribute) => `${resource}/${attribute}`,
  condition: (name) => name === 'IsOn',
  findInMap: (map, key, secondKey) => `${map}.${key}.${secondKey}`,
}

const yes = { 'Fn::Equals': ['x', 'x'] }
const no = { 'Fn::Equals': ['x', 'y'] }

describe('evaluating CloudFormation', () => {
  it.each<[string, unknown, unknown]>([
    ['leaves plain values alone', { a: 1, b: [true, null, 'c'] }, { a: 1, b: [true, null, 'c'] }],
    ['follows Ref', { Ref: 'Name' }, 'todo'],
    ['follows Fn::GetAtt written as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table/Arn'],
    ['follows Fn::GetAtt written with dots', { 'Fn::GetAtt': 'Stack.Outputs.X' }, 'Stack/Outputs.X'],
    ['joins', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }, 'a-todo'],
    ['joins a list that a function gives', { 'Fn::Join': ['+', { Ref: 'List' }] }, 'a+b'],
    ['splits and selects', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['selects by an index in text', { 'Fn::Select': ['0', { Ref: 'List' }] }, 'a'],
    ['substitutes references', { 'Fn::Sub': `\${AWS::Region}-\${Table.Arn}` }, 'us-east-1-Table/Arn'],
    ['substitutes variables first', { 'Fn::Sub': [`\${Name}!`, { Name: { Ref: 'AWS::Region' } }] }, 'us-east-1!'],
    ['keeps an escaped substitution', { 'Fn::Sub': `\${!Literal}` }, `\${Literal}`],
    ['takes the first branch of a true condition', { 'Fn::If': ['IsOn', 'on', 'off'] }, 'on'],
    ['takes the second branch of a false one', { 'Fn::If': ['IsOff', 'on', 'off'] }, 'off'],
    ['does not evaluate the branch not taken', { 'Fn::If': ['IsOn', 1, { Ref: 'Missing' }] }, 1],
    ['compares numbers and texts alike', { 'Fn::Equals': [1, '1'] }, true],
    ['negates', { 'Fn::Not': [no] }, true],
    ['needs all of Fn::And', { 'Fn::And': [yes, no] }, false],
    ['needs one of Fn::Or', { 'Fn::Or': [no, { Condition: 'IsOn' }] }, true],
    ['looks up a mapping', { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'k'] }, 'Map.us-east-1.k'],
    ['removes a property without value', { kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    ['removes an item without value', ['a', { Ref: 'AWS::NoValue' }], ['a']],
    [
      'takes a policy condition as plain data',
      { Condition: { Bool: { x: 'y' } } },
      { Condition: { Bool: { x: 'y' } } },
    ],
  ])('%s', (_, value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected)
  })

  it.each(['Fn::Transform', 'Fn::Base64', 'Fn::ImportValue'])(
    'names %s and the resource when it does not know it',
    (name) => {
      expect(() => evaluate({ deep: [{ [name]: 'x' }] }, scope)).toThrow(
        `The twin does not know ${name}, which resource Thing uses.`,
      )
    },
  )

  it('says where a selection finds nothing', () => {
    expect(() => evaluate({ 'Fn::Select': [5, { Ref: 'List' }] }, scope)).toThrow(
      'Fn::Select in resource Thing finds nothing at 5.',
    )
  })

  it('says where a function was given no list', () => {
    expect(() => evaluate({ 'Fn::Join': ['-', 'text'] }, scope)).toThrow(
      'Fn::Join in resource Thing was given no list.',
    )
  })

  it('passes on what a reference cannot find', () => {
    expect(() => evaluate({ Ref: 'Missing' }, scope)).toThrow('unknown Missing')
  })
})
