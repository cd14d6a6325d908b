// Answers, over the wire, the operations that a repair uses, for a virtual pool: what a run over a million users costs can be
// measured without a million users. A process of its own, so that its memory is not the engine's.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createVirtualPool, type VirtualPool } from './virtual-pool'

const PAGE = 60

interface Input {
  Username?: string
  PaginationToken?: string
  NextToken?: string
  Limit?: number
  Filter?: string
}

class Refused extends Error {}

const indexOf = (pool: VirtualPool, username: string | undefined) => {
  const index = pool.indexOf(username ?? '')
  if (index === undefined) throw new Refused('UserNotFoundException')
  return index
}

const page = (pool: VirtualPool, from: number, limit: number, isListed: (index: number) => boolean) => {
  const users = []
  let index = from
  for (; index < pool.size && users.length < limit; index += 1) if (isListed(index)) users.push(pool.user(index))
  while (index < pool.size && !isListed(index)) index += 1
  return { users, next: index < pool.size ? String(index) : undefined }
}

const answer = (pool: VirtualPool, operation: string, input: Input): unknown => {
  const limit = Math.min(input.Limit || PAGE, PAGE)
  switch (operation) {
    case 'ListUsers': {
      const sub = /^sub = "(.*)"$/.exec(input.Filter ?? '')?.[1]
      if (sub !== undefined) {
        const index = pool.indexOf(sub)
        return { Users: index === undefined ? [] : [pool.user(index)] }
      }
      const { users, next } = page(pool, Number(input.PaginationToken ?? 0), limit, () => true)
      return { Users: users, PaginationToken: next }
    }
    case 'ListUsersInGroup': {
      const { users, next } = page(pool, Number(input.NextToken ?? 0), limit, pool.isMember)
      return { Users: users, NextToken: next }
    }
    case 'AdminListGroupsForUser':
      return { Groups: pool.isMember(indexOf(pool, input.Username)) ? [{ GroupName: 'everyone' }] : [] }
    case 'AdminAddUserToGroup':
      pool.setMember(indexOf(pool, input.Username), true)
      return {}
    case 'AdminRemoveUserFromGroup':
      pool.setMember(indexOf(pool, input.Username), false)
      return {}
    default:
      throw new Refused('UnknownOperationException')
  }
}

const [size = 0, missingEvery = 100] = process.argv.slice(2).map(Number)
const pool = createVirtualPool(size, missingEvery)

const server = createServer((request, response) => {
  let text = ''
  request.on('data', (chunk) => {
    text += chunk
  })
  request.on('end', () => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    try {
      if (request.url === '/members') return response.end(JSON.stringify({ members: pool.members() }))
      response.end(JSON.stringify(answer(pool, operation, JSON.parse(text) as Input)))
    } catch (error) {
      response.statusCode = error instanceof Refused ? 400 : 500
      response.end(JSON.stringify({ __type: (error as Error).message, message: operation }))
    }
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
