import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { EVERYONE } from '../../../../lib/domain/member'
import type { DescribedUser } from '../../../directory/describe-user'
import { groupPage, type Page, userPage } from '../../../directory/pages'
import type { CognitoFilter } from '../../../directory/user-filter'
import { nameKey } from '../../../records/name-key'
import type { RunRow } from '../../../records/runs'
import type { Services } from '../../../services'
import { shelfPage } from './shelf-page'
import type { UserQuery } from './user-query'

/** Where the pages of a query come from: whatever thins it most at no price. */
export interface PageSource {
  page: (position: string | undefined) => Promise<Page<DescribedUser>>
  /** True of the group `everyone`: who is in it now is known by that. */
  isLive: boolean
  /** What the source itself has seen to; the rest is thinned from its pages. */
  settles: (keyof UserQuery)[]
}

export const sourceOf = (services: Services, scan: RunRow | undefined, query: UserQuery): PageSource => {
  const { group, standing } = query
  if (group ?? standing === 'MEMBER') {
    const name = group ?? EVERYONE
    const page = (token: string | undefined) => groupPage(services, name, { token }).catch(emptyIfGone)
    const isLive = name === EVERYONE
    // Whom the exclusions take out of a page of members are few.
    return { page, isLive, settles: isLive && standing === 'MEMBER' ? ['group', 'standing'] : ['group'] }
  }
  if (scan && (standing === 'MISSING' || standing === 'KEPT_OUT'))
    return { page: (position) => shelfPage(services, scan, standing, position), isLive: false, settles: ['standing'] }
  const { filter, settles } = filterOf(query)
  const page = (token: string | undefined) => userPage(services, { filter, token })
  const isByName = query.search?.field === 'NAME'
  return { page: isByName ? withNameHolder(services, page, query.search?.text ?? '') : page, isLive: false, settles }
}

const emptyIfGone = (error: unknown): Page<DescribedUser> => {
  if (error instanceof ResourceNotFoundException) return { rows: [], next: undefined }
  throw error
}

const attributes = { EMAIL: 'email', NAME: 'name', ID: 'sub' } as const

/** Cognito takes one condition a call. */
const filterOf = (query: UserQuery): { filter?: CognitoFilter; settles: (keyof UserQuery)[] } => {
  const { search, status, isEnabled } = query
  if (search)
    return {
      filter: { attribute: attributes[search.field], operator: '^=', value: search.text },
      settles: ['search'],
    }
  if (status) return { filter: { attribute: 'cognito:user_status', operator: '=', value: status }, settles: ['status'] }
  if (isEnabled === undefined) return { settles: [] }
  return {
    filter: { attribute: 'status', operator: '=', value: isEnabled ? 'Enabled' : 'Disabled' },
    settles: ['isEnabled'],
  }
}

/** Members' own names are not in Cognito; who has exactly the one that is looked for is known, and comes first. */
const withNameHolder =
  (services: Services, page: PageSource['page'], name: string): PageSource['page'] =>
  async (token) => {
    const [found, holder] = await Promise.all([page(token), token === undefined ? holderOf(services, name) : undefined])
    if (!holder) return found
    return { ...found, rows: [holder, ...found.rows.filter(({ id }) => id !== holder.id)] }
  }

const holderOf = async (services: Services, name: string): Promise<DescribedUser | undefined> => {
  const key = nameKey(name)
  if (!key) return undefined
  const { dynamo, tables } = services
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.nameClaim, Key: { name: key } }))
  if (!Item) return undefined
  const filter = { attribute: 'sub', operator: '=', value: String(Item.memberId) } as const
  return (await userPage(services, { filter })).rows[0]
}
