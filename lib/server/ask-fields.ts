import 'server-only'
import type { Result } from '../domain/result'
import type { Ask } from './appsync'
import { unwrap } from './graphql-errors'

/** A root field: the variables that it takes, each with its type, and what is asked of it. */
export interface AskedField {
  takes?: Record<string, string>
  asks: string
}

const questionOf = (fields: AskedField[]) => {
  const taken = new Map(fields.flatMap(({ takes = {} }) => Object.entries(takes)))
  const declared = [...taken].map(([name, type]) => `$${name}: ${type}`).join(', ')
  return {
    query: `query Page${declared && `(${declared})`} { ${fields.map(({ asks }) => asks).join(' ')} }`,
    names: [...taken.keys()],
  }
}

type Answers<Data> = { [Field in keyof Data]: Result<NonNullable<Data[Field]>> }

/**
 * Several root fields in one call. The schema requires each, so that a fault in one takes the answers of all away: then
 * each is asked alone, and the page shows what could be had.
 */
export const askFields = async <Data extends object>(
  ask: Ask,
  fields: Record<keyof Data & string, AskedField>,
  variables: Record<string, unknown> = {},
): Promise<Answers<Data>> => {
  const names = Object.keys(fields) as (keyof Data & string)[]
  const put = (asked: AskedField[]) => {
    const { query, names: taken } = questionOf(asked)
    return ask<Data>(query, Object.fromEntries(taken.map((name) => [name, variables[name]])))
  }
  const together = await put(names.map((name) => fields[name]))
  const isSpoilt = together.status === 200 && together.data === null && names.length > 1
  const answers = await Promise.all(
    names.map(async (name) => [name, unwrap(isSpoilt ? await put([fields[name]]) : together, name)] as const),
  )
  return Object.fromEntries(answers) as Answers<Data>
}
