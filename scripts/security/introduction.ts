// What docs/security.md says before its tables.
export const introduction = `## Who attacks
The attacker has this source and the ids of every action. They have a member's account, and may have been an administrator a moment ago. They
call AppSync, Cognito, and every action and handler of the app directly, with any headers, in any order, at once. What they write into names
and notes, others read. Others visit pages of theirs.

Not defended against: who has the AWS account or its keys, who has a person's unlocked device, an extension in their browser, a hole in AWS itself.

## Who may do what
AppSync decides about todos and members by the caller's token, the \`membership\` function about all else; the app only explains. Every cell has its
test in \`tests/attack/matrix-table.ts\`, \`tests/attack/privileged-operations.ts\` or \`tests/attack/own-deletion.test.ts\`.

| | signed out | in no group | member | administrator |
|---|---|---|---|---|
| read a todo, hear of it | no | their own | everybody's | as a member, if they are one |
| add a todo | no | in their own name | in their own name | in their own name |
| change or delete a todo | no | their own | their own | their own; others' into the trash and back, by the function |
| \`owner\` and \`createdAt\` of a todo | no | read their own; nobody writes them | read all; nobody writes them | nobody writes them |
| read display names | no | their own | everybody's | as a member, if they are one |
| change a display name | no | their own | their own | their own |
| delete an account | no | their own | their own | others', by the function; never their own |
| e-mail addresses, groups, state of accounts | no | no | no | yes |
| users, repairs, settings, ledger | no | no | no | yes, asked anew of Cognito at every call |
| change or delete a row of the ledger | no | no | no | no, and no function may either |

The trash of others is hidden and no secret: a member who asks AppSync for it by id or by state reads it.

## What a call past the app still tells or does
- **Who has an account.** The app answers a sign-up with a taken address as one with a free address. Cognito itself answers \`SignUp\` of a taken address with
  \`UsernameExistsException\`, whatever its settings, to whoever calls it. The limits of attempts slow this down, and nothing stops it.
- **Where from.** Limits count by account and by address (\`amplify/limits/limits.ts\`). The address is what our server says, and proves, in
  \`ClientMetadata\` (decision 035); what a direct caller says of one is not believed, and uses up nothing of it. Such a caller is held by the limit of each account alone.
  A rule of AWS WAF on the user pool limits by the real address, and leaves out the app itself by a pass: docs/waf.md says how. What our server says comes from
  headers of CloudFront; where there is no \`CloudFront-Viewer-Address\`, a request to the app may begin \`X-Forwarded-For\` with an address that is not its own.
- **Locking somebody out.** Who knows an address can use up its attempts, and Cognito's own: its owner then waits for minutes, signed-in devices go on.
  Who sits behind an office's address can use up that one's attempts, too, for whoever signs in from there.
  Who signs up with an address that waits for its code takes the place of the sign-up before: its owner signs up once more, and nobody else gets in.
- **One's own account.** An access token is good for Cognito's operations on oneself. What a copied one can change is told at V7.5.1.
  \`DeleteUser\`, asked of Cognito directly, deletes its owner, an administrator and the last one too, and no ledger tells of it. Todos without an owner are found when an
  administrator looks for them, and the name stays held, unmarked, until somebody takes it.
- **Which ids exist.** AppSync tells somebody in no group an id that nobody has from another's todo. Ids are random.

## What is left
- **Fifteen minutes.** AppSync believes the groups in a token until it ends: who was taken out of \`everyone\` reads todos for up to 15 minutes more. A removed or
  disabled administrator is refused at once. Signing out revokes, and a token that was copied before lives on for its rest, an administrator's too (decision 032).
- **Scripts and devices.** A script that got into a page could not read the session, only use it while the page is open. Who takes the device, or copies its cookies, has the
  session, until it is revoked or thirty days have passed since the sign-in.
- **The token of the live list.** Handed to a page of our own, in memory, 15 minutes at most; it is the one token that a script can hold.
- **Second factors are a choice.** Nobody is made to use one, administrators neither.
`
