import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { Shelf } from '../domain/repair'
import { fail, ok, type Result } from '../domain/result'
import type { RunItem } from '../domain/run'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAsRun } from './refusals'
import { ITEM_FIELDS, toItem } from './run-rows'
import { words } from './words'

export interface ItemPlace {
  /** Absent: all of the run, in the order of their usernames. */
  shelf?: Shelf
  /** Absent: from the first. */
  cursor?: string
}

export interface ItemPage {
  items: RunItem[]
  nextCursor?: string
}

type Answer = Record<string, NonNullable<Schema['repairItems']['returnType']>>

const PAGE = `{ refusal nextCursor items { ${ITEM_FIELDS} } }`

// Several shelves in one call, each under a name of its own.
const questionFor = (places: ItemPlace[]) => {
  const declared = places.map((_, at) => `$shelf${at}: Shelf, $cursor${at}: String`).join(', ')
  const asked = places.map(
    (_, at) => `page${at}: repairItems(runId: $runId, shelf: $shelf${at}, cursor: $cursor${at}, limit: $limit) ${PAGE}`,
  )
  return `query Items($runId: ID!, $limit: Int, ${declared}) { ${asked.join(' ')} }`
}

/** A page of each of the places, in one call. */
export const listItems = async (
  ask: Ask,
  runId: string,
  places: ItemPlace[],
  limit: number,
): Promise<Result<ItemPage[]>> => {
  if (places.length === 0) return ok([])
  const variables = Object.fromEntries(
    places.flatMap(({ shelf, cursor }, at) => [
      [`shelf${at}`, shelf],
      [`cursor${at}`, cursor],
    ]),
  )
  const reply = await ask<Answer>(questionFor(places), { runId, limit, ...variables })
  const pages: ItemPage[] = []
  for (const at of places.keys()) {
    const answer = unwrap(reply, `page${at}`)
    if (!answer.ok) return answer
    const { refusal, items, nextCursor } = answer.data
    if (refusal === 'INVALID') return fail('invalid', words.run.noPlace)
    if (refusal) return failAsRun(refusal)
    if (!items) return failWith('unavailable')
    pages.push({ items: items.map(toItem), nextCursor: nextCursor ?? undefined })
  }
  return ok(pages)
}
