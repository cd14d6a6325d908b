import type { UserPool, UserPoolClient } from '../contract'
import { resourceNotFound } from './errors'

/** Throws ResourceNotFoundException for a client that the pool does not have. */
export const requireClient = (pool: UserPool, clientId: string): UserPoolClient => {
  const client = pool.clients.find(({ id }) => id === clientId)
  if (!client) throw resourceNotFound(`User pool client ${clientId} does not exist.`)
  return client
}

/** Throws ResourceNotFoundException for any pool but this one. */
export const requirePool = (pool: UserPool, userPoolId: string) => {
  if (userPoolId !== pool.id) throw resourceNotFound(`User pool ${userPoolId} does not exist.`)
}
