import 'server-only'
import { redirect } from 'next/navigation'
import { signInPath } from '../domain/next-path'
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
  // Signed out elsewhere: the token is good here for a while yet, and for nothing at Cognito.
  if (!account.ok && account.error.code === 'unauthenticated') redirect(signInPath(path))
  return { ...workspace, account }
}
