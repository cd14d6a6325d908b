// What Amplify says of the app and its branches.
import { type AmplifyClient, GetAppCommand, GetBranchCommand, ListBranchesCommand } from '@aws-sdk/client-amplify'
import { type Answer, ask } from '../aws/ask'
import type { Hosting } from './facts'

export const askHosting = async (
  amplify: AmplifyClient,
  { appId, branch }: { appId: string; branch: string },
  limitMs: number,
): Promise<Answer<Hosting>> => {
  const [app, found] = await Promise.all([
    ask('amplify:GetApp', (options) => amplify.send(new GetAppCommand({ appId }), options), limitMs),
    ask(
      'amplify:GetBranch',
      (options) => amplify.send(new GetBranchCommand({ appId, branchName: branch }), options),
      limitMs,
    ),
  ])
  if ('failure' in app) return app
  if ('failure' in found) return found
  return {
    value: { app: app.value.app ?? ({} as Hosting['app']), branch: found.value.branch ?? ({} as Hosting['branch']) },
  }
}

/** The names of the app's branches. */
export const askBranches = (amplify: AmplifyClient, appId: string, limitMs: number): Promise<Answer<string[]>> =>
  ask(
    'amplify:ListBranches',
    async (options) => {
      const names: string[] = []
      let nextToken: string | undefined
      do {
        const page = await amplify.send(new ListBranchesCommand({ appId, nextToken }), options)
        names.push(...(page.branches ?? []).flatMap(({ branchName }) => branchName ?? []))
        nextToken = page.nextToken
      } while (nextToken)
      return names
    },
    limitMs,
  )
