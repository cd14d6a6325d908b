// What the simulator puts into a template's context and AppSync does not, or the other way round. Each gap has its own name.
import type { Clock } from '../../contract'
import type { SubscriptionFilter } from '../subscription-filter'
import { expressionOf, type Filter } from './filter-expression'
import { toSubscriptionFilter } from './to-subscription-filter'

interface Mapped {
  toJSON: () => unknown
}

/** The parts of the simulator's render context that are put right here. */
export interface RenderContext {
  util: {
    time: Record<string, unknown>
    transform: Record<string, unknown>
    map: Record<string, unknown>
    dynamodb: Record<string, unknown>
    info: { fieldName: string; parentType: { name: string } }
    error: (message: string, type: string) => never
    unauthorized: () => never
  }
  utils: unknown
  extensions?: Record<string, unknown>
  ctx: { identity: { put: (name: string, value: unknown) => void } }
}

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'toJSON' in value ? (value as Mapped).toJSON() : value

/** Gap: `$util.unauthorized()` says only "Unauthorized". */
const nameTheRefusal = ({ util }: RenderContext) => {
  util.unauthorized = () =>
    util.error(`Not Authorized to access ${util.info.fieldName} on type ${util.info.parentType.name}`, 'Unauthorized')
}

/** Gap: conditions lose the values they compare with, and filters keep values that their expression does not use. */
const keepExpressionValues = ({ util }: RenderContext) => {
  const express = (filter: unknown) => JSON.stringify(expressionOf(plain(filter) as Filter))
  util.transform = { ...util.transform, toDynamoDBConditionExpression: express, toDynamoDBFilterExpression: express }
}

/**
 * Gap: `$util.map.copyAndRetainAllKeys` keeps nothing, so that templates which forbid a null never see one; its sister
 * fails on a map written in place.
 */
const copyMaps = ({ util }: RenderContext, map: (value: unknown) => unknown) => {
  const copying = (keep: boolean) => (from: unknown, keys: unknown) => {
    const named = new Set((plain(keys) as unknown[]).map(String))
    const entries = Object.entries(plain(from) as Record<string, unknown>)
    return map(Object.fromEntries(entries.filter(([key]) => named.has(key) === keep)))
  }
  util.map = { ...util.map, copyAndRetainAllKeys: copying(true), copyAndRemoveAllKeys: copying(false) }
}

/** Gap: `$util.dynamodb.toNull` writes a null that DynamoDB refuses. */
const writeNulls = ({ util }: RenderContext) => {
  const toNull = () => ({ NULL: true })
  util.dynamodb = { ...util.dynamodb, toNull, toNullJson: () => JSON.stringify(toNull()) }
}

/** Gap: the identity has no groups, and its source address is not a list. */
const completeIdentity = ({ ctx }: RenderContext, claims: Record<string, unknown>) => {
  ctx.identity.put('groups', claims['cognito:groups'] ?? null)
  ctx.identity.put('sourceIp', ['127.0.0.1'])
}

/** Gap: templates read the machine's clock, which no test can move. */
const followClock = ({ util }: RenderContext, clock: Clock) => {
  util.time = {
    ...util.time,
    nowISO8601: () => new Date(clock()).toISOString(),
    nowEpochSeconds: () => Math.floor(clock() / 1000),
    nowEpochMilliSeconds: () => clock(),
  }
}

/** Gap: `$util.transform.toSubscriptionFilter` is not there. */
const transformFilters = ({ util }: RenderContext) => {
  const transform = (filter: unknown) => {
    try {
      return JSON.stringify(toSubscriptionFilter(plain(filter)))
    } catch (error) {
      return util.error(error instanceof Error ? error.message : String(error), 'MappingTemplate')
    }
  }
  util.transform = { ...util.transform, toSubscriptionFilter: transform }
}

/** Gap: there is no `$extensions`, so that a subscription keeps no filter. */
const keepFilters = (context: RenderContext, setFilter: (filter: SubscriptionFilter) => void) => {
  const setSubscriptionFilter = (filter: unknown) => {
    const value = plain(filter)
    setFilter((typeof value === 'string' ? JSON.parse(value) : value) as SubscriptionFilter)
    // A template writes out what it calls.
    return ''
  }
  context.extensions = { setSubscriptionFilter }
}

/** Puts one render's context right, in place. `map` is the simulator's own, from plain values to those of its templates. */
export const correctContext = (
  context: RenderContext,
  parts: {
    claims: Record<string, unknown>
    clock: Clock
    map: (value: unknown) => unknown
    setFilter: (filter: SubscriptionFilter) => void
  },
) => {
  nameTheRefusal(context)
  keepExpressionValues(context)
  copyMaps(context, parts.map)
  writeNulls(context)
  completeIdentity(context, parts.claims)
  followClock(context, parts.clock)
  transformFilters(context)
  keepFilters(context, parts.setFilter)
  return context
}
