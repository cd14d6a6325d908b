import { ADMINS, EVERYONE } from '../../lib/domain/member'
import type { Outputs } from './outputs-file'

/** As amplify/auth gives them: the first is in tokens before the second. */
const PRECEDENCE: Record<string, number> = { [ADMINS]: 0, [EVERYONE]: 1 }

/** How to make groups anew that somebody deleted, which a deployment does not do: one line for a shell. */
export const createGroups = ({ userPoolId, region }: Pick<Outputs, 'userPoolId' | 'region'>, names: string[]) =>
  names
    .map(
      (name) =>
        `aws cognito-idp create-group --region ${region} --user-pool-id ${userPoolId} --group-name ${name} ` +
        `--precedence ${PRECEDENCE[name]}`,
    )
    .join(' && ')
