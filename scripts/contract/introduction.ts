// What docs/aws-unproven.md says before its statements.
export const introduction = `Nobody has run Commons on AWS from here. The twin is built by what AWS documents, by what others report, and by guesses; this page lists what
the code takes to be so and only AWS can show, what shows it, and what happens if it turns out otherwise.

## Running it
The contract tests are the same files for both: against the twin in \`npm test\` and \`npm run contract\`, against AWS with

    npx ampx sandbox --once
    REMOTE=1 npm run contract

You need an AWS account, and credentials that may deploy the sandbox and call \`cognito-idp\` on its user pool; the SDK finds them where it always
does (\`AWS_PROFILE\`, \`aws sso login\`). \`AMPLIFY_OUTPUTS\` names other outputs than \`amplify_outputs.json\`. A part is run by its file:
\`REMOTE=1 npm run contract -- tests/contract/tokens.test.ts\`.

- It runs in a sandbox only: the user pool must have the tags \`app: commons\` and \`stage: sandbox\`. What is missing is said in one sentence.
- It makes some forty users under \`success+contract-…@simulator.amazonses.com\`, SES's own mailbox simulator, and deletes them; users that a dead
  run left are deleted at the next start. Seven letters go to the simulator, of the 50 that Cognito sends a day.
- It deletes its todos; those of a dead run expire. Left behind are rows of runs and of the ledger, which nobody deletes, and
  two of Member that are marked as gone.
- \`REMOTE=twin\` goes the same way to a twin that \`AWS_ENDPOINT_URL\` names: so the way itself is tested.

What AWS has shown gets \`proven\`, with the day and the region, in \`scripts/contract/statements/\`. What it has shown to be otherwise is corrected in
the code and in the twin, by the same test.

## By hand
Another client's token, for which no test makes a client. Sign in through it as somebody of the pool, and ask:

    aws cognito-idp create-user-pool-client --user-pool-id <pool> --client-name other --explicit-auth-flows ALLOW_USER_PASSWORD_AUTH
    aws cognito-idp initiate-auth --client-id <its id> --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=<address>,PASSWORD=<password>
    curl -i <data.url of amplify_outputs.json> -H 'content-type: application/json' -H 'authorization: <its AccessToken>' \\
      -d '{"query":"{ todosByState(state: OPEN) { nextToken } }"}'
    aws cognito-idp delete-user-pool-client --user-pool-id <pool> --client-id <its id>
`
