import type { TemplateResources } from './template-resources'

export interface Statement {
  Effect: string
  Action: string | string[]
  Resource: unknown
}

export interface PlacedStatement {
  /** `stack/logical id` of the policy or role that it stands in. */
  holder: string
  /** Where it stands there, for a change. */
  at: string
  statement: Statement
}

interface Document {
  Statement: Statement[]
}

const placed = (holder: string, at: string, { Statement }: Document): PlacedStatement[] =>
  Statement.map((statement, index) => ({ holder, at: `${at}.Statement.${index}`, statement }))

/** Every statement of every policy, those that stand in a role itself too. */
export const statementsOf = (resources: TemplateResources): PlacedStatement[] =>
  Object.entries(resources).flatMap(([holder, { Type, Properties }]) => {
    if (Type === 'AWS::IAM::Policy')
      return placed(holder, 'Properties.PolicyDocument', Properties.PolicyDocument as Document)
    const inline = Type === 'AWS::IAM::Role' ? ((Properties.Policies ?? []) as { PolicyDocument: Document }[]) : []
    return inline.flatMap(({ PolicyDocument }, index) =>
      placed(holder, `Properties.Policies.${index}.PolicyDocument`, PolicyDocument),
    )
  })

const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

/** Asterisks of a statement: of an action, or of a resource. */
export const wildcardsOf = ({ Action, Resource }: Statement): string[] =>
  [...[Action].flat(), ...texts(Resource)].filter((text) => text.includes('*'))
