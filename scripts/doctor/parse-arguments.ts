import type { Choice } from '../aws/outputs-file'
import { parseWords, wrongUsage } from '../parse-words'

export const USAGE = `Usage: npm run doctor [-- options]

Checks this machine and a deployment, and says of each thing how to mend it: ✓ fine, ! to look at, ✗ wrong, – skipped.
It changes nothing. Exit code 1 when something is wrong.

  --outputs <file>              amplify_outputs.json of a deployed backend; else the one in this folder
  --local                       the local AWS of npm start
  --app-id <id> --branch <name> check the app on Amplify Hosting, too
  --json                        print one JSON document, for machines: npm run --silent doctor -- --json

AWS credentials come from where the AWS SDK looks. They need sts:GetCallerIdentity; on the user pool cognito-idp:DescribeUserPool,
cognito-idp:DescribeUserPoolClient, cognito-idp:GetGroup, cognito-idp:ListUsersInGroup; and servicequotas:GetServiceQuota,
servicequotas:GetAWSDefaultServiceQuota, ses:GetAccount, amplify:GetApp, amplify:GetBranch,
amplify:ListBranches. What they lack is not checked, and said.`

export interface Wish extends Choice {
  appId?: string
  branch?: string
  isJson: boolean
}

/** What the words after `npm run doctor --` ask for. Throws Stop with the usage when they ask for nothing known. */
export const parseArguments = (argv: string[]): Wish | 'help' => {
  const { values } = parseWords(
    {
      args: argv,
      options: {
        outputs: { type: 'string' },
        local: { type: 'boolean', default: false },
        'app-id': { type: 'string' },
        branch: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    },
    USAGE,
  )
  if (values.help) return 'help'
  const { outputs, branch, 'app-id': appId } = values
  if (outputs === '') throw wrongUsage('Say which file: --outputs <file>.', USAGE)
  if (values.local && (appId ?? branch) !== undefined)
    throw wrongUsage('The local AWS has no app on Amplify: leave out --local, or --app-id and --branch.', USAGE)
  if (appId !== undefined && !branch) throw wrongUsage('Say which branch of the app: --branch <name>.', USAGE)
  return {
    isLocal: values.local,
    isJson: values.json,
    ...(outputs !== undefined && { outputs }),
    ...(appId !== undefined && { appId }),
    ...(branch !== undefined && { branch }),
  }
}
