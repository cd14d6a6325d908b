export const USAGE = `Usage: npm run grant-admin -- <e-mail> [options]

Makes somebody who has an account an administrator, and a member who sees the workspace: adds them to the groups admins and everyone.

  --username <name>   which account, when several have the address, or when its address is not verified
  --outputs <file>    amplify_outputs.json of a deployed backend; else the one in this folder
  --local             the local AWS of npm start

AWS credentials come from where the AWS SDK looks: variables, AWS_PROFILE, aws sso login. They need, on the user pool:
cognito-idp:ListUsers, cognito-idp:GetGroup, cognito-idp:AdminListGroupsForUser, cognito-idp:AdminAddUserToGroup.
This is for the first administrator, before anybody can do it on the website, and so it stands outside of the ledger: CloudTrail has it.`
