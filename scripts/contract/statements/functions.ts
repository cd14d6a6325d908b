import { type Area, seenAt, shown } from '../statement'

export const functions: Area = {
  title: 'Functions',
  statements: [
    {
      says: 'AppSync refuses privileged operations to who is no administrator, as `Unauthorized`, and the function to who was one a moment ago.',
      proof: shown(
        'operations',
        'is refused to who is no administrator, as Unauthorized: %s',
        'is refused by the function to who was an administrator a moment ago, and whose token says that they are',
      ),
      otherwise:
        'Each of the two holds without the other. If both let somebody through, take the site down: `answer.ts` judges every operation.',
      where: ['amplify/data/users.ts', 'amplify/functions/membership/answer.ts'],
    },
    {
      says: 'The functions have every right that they use at Cognito and on their tables, and the worker is there when it is woken.',
      proof: shown(
        'operations',
        'is answered to an administrator: the function may do at Cognito and in its tables what it must',
        'is done by a worker that the operation wakes: somebody missing is planned, added and taken out again',
      ),
      otherwise:
        'The function’s log names the right that is missing: add it in `connect-functions.ts`. A worker that nobody wakes is woken by the next minute’s tick.',
      where: ['amplify/connect-functions.ts'],
    },
    {
      says: 'What a function throws is told as `Lambda:Unhandled`, with its message.',
      proof: shown('operations', 'tells of what a function throws as Lambda:Unhandled'),
      otherwise:
        'Nothing changes in the app: every type that is not known is a fault of the service. The command line asks again where the type begins with `Lambda`.',
      where: ['lib/server/graphql-errors.ts', 'scripts/repair/runs-api.ts'],
    },
    {
      says: 'A function is told the claims of the token that it was called with, and so which kind it is.',
      proof: shown(
        'account',
        'lets a person in under a name, tells members of it, and deletes their account by an access token alone',
      ),
      otherwise:
        'Without `token_use` nobody can delete their own account, which administrators can do for them: `isByAccessToken` is where to look.',
      where: ['amplify/functions/membership/answer.ts'],
    },
    {
      says: 'The schedule wakes the worker every minute, and Lambda tries a failed event twice more, for five minutes at most.',
      proof: seenAt(
        'docs/deploy.md',
        '4. The first administrator',
        'In Lambda → repair-worker → Monitor there is an invocation a minute, and the alarm `worker-silent` is in state OK after ten.',
      ),
      otherwise:
        'A run goes on when somebody orders something of it, which wakes the worker too; nightly scans do not happen. The alarm `worker-silent` tells.',
      where: ['amplify/functions/repair-worker/resource.ts', 'amplify/connect-functions.ts'],
    },
    {
      says: 'A variable of a function may be empty, as CALLER_KEY is in a sandbox.',
      proof: seenAt(
        'docs/aws-unproven.md',
        'Running it',
        '`npx ampx sandbox --once` ends without an error of CloudFormation at a trigger.',
      ),
      otherwise:
        'The deployment fails and says so. Set CALLER_KEY, or leave the variable out where it is empty, in `connect-triggers.ts`.',
      where: ['amplify/connect-triggers.ts', 'amplify/caller-key.ts'],
    },
    {
      says: 'The metric filter counts the line that the worker prints of a failed run, and the alarm mails it.',
      proof: seenAt(
        'docs/deploy.md',
        '4. The first administrator',
        'Write `commons run failed` into the worker’s log by `aws logs put-log-events`: within ten minutes a letter of the alarm `failed-runs` comes to ALARM_EMAIL.',
      ),
      otherwise:
        'A failed run is shown on its page and in Admin in any case; nobody is written to. Correct the pattern in `alarms.ts`.',
      where: ['amplify/alarms.ts', 'amplify/repair/run-failed.ts'],
    },
    {
      says: 'In production, tables and pool refuse to be deleted, can be had back as of any second of 35 days, and outlive their stack; a change of the schema that would empty a table is refused.',
      proof: seenAt(
        'docs/deploy.md',
        'Taking it down',
        'On an app that was made for it, ask to delete the Todo table and the pool: both are refused. Give a model another identifier and push: the build fails, and the table is as it was.',
      ),
      otherwise:
        'Switch it on by hand, in DynamoDB and Cognito, before people come; then correct `keep-data.ts`, which says it to Amplify’s own tables by overrides.',
      where: ['amplify/hardening/keep-data.ts'],
    },
    {
      says: 'DynamoDB deletes rows within days of the second that they carry: todos of the trash, items of runs, counts of attempts.',
      proof: seenAt(
        'docs/deploy.md',
        '4. The first administrator',
        'In DynamoDB → Todo, RepairItem and Attempt → Additional settings, time to live is on, for `expiresAt`. Rows of Attempt are gone two days after they were written.',
      ),
      otherwise: 'The app hides what has outlived its time. The tables grow, and cost more: switch it on by hand.',
      where: ['amplify/backend.ts', 'amplify/connect-functions.ts', 'lib/domain/todo-view.ts'],
    },
    {
      says: 'A pass in User-Agent reaches the rules of a web ACL on the user pool.',
      proof: seenAt('docs/waf.md', 'Steps', 'Step 4: the rule `app` has met a call of the site.'),
      otherwise:
        'Leave the rule `direct` at Count: at Block it would hold the app itself. Limits by account, and by proven address, are without it.',
      where: ['lib/server/waf-agent.ts', 'lib/server/refresh-at-edge.ts'],
    },
  ],
}
