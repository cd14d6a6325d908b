import { z } from 'zod'
import type { GraphqlApi } from '../appsync/graphql-api'
import type { Backend } from '../contract'
import { AssemblyError, openAssembly } from './assembly'
import { loadFunctions } from './load-functions'
import { loadGraphqlApi } from './load-graphql-api'
import { loadSchedules } from './load-schedules'
import { loadTables } from './load-tables'
import { loadUserPool } from './load-user-pool'

const REGION = 'us-east-1'
const ACCOUNT_ID = '000000000000'

const readable = (error: unknown) => {
  if (error instanceof AssemblyError) return error
  if (error instanceof z.ZodError)
    return new AssemblyError(
      `The synthesised backend has a resource that the twin cannot read. ${z.prettifyError(error)}`,
    )
  return new AssemblyError(`The synthesised backend cannot be read. ${error instanceof Error ? error.message : error}`)
}

/**
 * Reads a synthesised amplify/ app, every reference resolved. Ids depend on logical ids alone, so that they are the same
 * for every build. Throws AssemblyError, whose message is for the person at the terminal, when it cannot.
 */
export const loadBackend = (assemblyDirectory: string): Backend<GraphqlApi> => {
  try {
    const assembly = openAssembly(assemblyDirectory, { region: REGION, accountId: ACCOUNT_ID })
    const functions = loadFunctions(assembly)
    return {
      region: REGION,
      accountId: ACCOUNT_ID,
      userPool: loadUserPool(assembly, REGION),
      tables: loadTables(assembly),
      functions,
      schedules: loadSchedules(assembly, functions),
      graphqlApi: loadGraphqlApi(assembly),
    }
  } catch (error) {
    throw readable(error)
  }
}
