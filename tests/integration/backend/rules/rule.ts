import { isDeepStrictEqual } from 'node:util'
import { ofType, type TemplateResource, type TemplateResources, valueAt } from '../template-resources'

export interface ProductionRule {
  says: string
  type: string
  /** Which of that type; all of them when left out. */
  of?: (resource: TemplateResource) => boolean
  /** How many there are. */
  count: number
  /** Where the value stands, as `Properties.TokenValidityUnits.IdToken`. */
  at: string
  /** The value itself, or what tells whether it is right. Undefined: none is there. */
  is: unknown
  /** What somebody might make of it. Each of them breaks the rule. */
  weaker: unknown[]
}

/** What speaks against a rule, as sentences. */
export const breachesOf = ({ type, of = () => true, count, at, is }: ProductionRule, resources: TemplateResources) => {
  const meant = ofType(resources, type).filter(([, resource]) => of(resource))
  const isRight = (value: unknown) => (typeof is === 'function' ? is(value) : isDeepStrictEqual(value, is))
  return [
    ...(meant.length === count ? [] : [`There are ${meant.length} of ${type}, not ${count}.`]),
    ...meant
      .filter(([, resource]) => !isRight(valueAt(resource, at)))
      .map(([id, resource]) => `${id}: ${at} is ${JSON.stringify(valueAt(resource, at))}.`),
  ]
}

/** Those of the type that a rule speaks of. */
export const meantBy = ({ type, of = () => true }: ProductionRule, resources: TemplateResources) =>
  ofType(resources, type).flatMap(([id, resource]) => (of(resource) ? [id] : []))
