import type { Area, Shown } from './statement'
import { accounts } from './statements/accounts'
import { api } from './statements/api'
import { functions } from './statements/functions'
import { hosting } from './statements/hosting'
import { lists } from './statements/lists'
import { tokens } from './statements/tokens'

export const areas: Area[] = [accounts, tokens, lists, api, functions, hosting]

/** The contract tests that are named, in the order of the page. */
export const namedTests = (): Shown[] =>
  areas.flatMap(({ statements }) => statements.flatMap(({ proof }) => (Array.isArray(proof) ? proof : [])))
