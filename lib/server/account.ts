import 'server-only'
import type { Result } from '../domain/result'
import { getPool } from './cognito'
import { type OwnAccount, readOwnAccount } from './own-account'
import { requireSession } from './session'
import { loadWorkspace, type Workspace } from './workspace'

/** Who looks, and what Cognito knows of their account. Leads the signed-out to sign in, and back to `path`. */
export const loadAccount = async (path: string): Promise<Workspace & { account: Result<OwnAccount> }> => {
  const { accessToken } = await requireSession(path)
  const [workspace, account] = await Promise.all([
    loadWorkspace(path),
    getPool().then((pool) => readOwnAccount(pool, accessToken)),
  ])
  return { ...workspace, account }
}
