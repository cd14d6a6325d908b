import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright/test'
import { seededUsers, TEMPORARY_PASSWORD_OWNER } from '../../scripts/seeded-users'
import { listUsers } from '../list-all'
import { cognitoOf } from '../people'
import { environment } from './addresses'
import { newEmail, newVisitor, wearSession } from './visitors'

/** A browser page with the session of a new administrator. */
export const administer = async (page: Page, path: string) => {
  const admin = await newVisitor(newEmail('chief'), ['everyone', 'admins'])
  await wearSession(page, admin)
  await page.goto(path)
  return admin
}

/** Invites as the console does, and answers the username. */
export const invite = async (email: string, isVerified = true): Promise<string> => {
  const { User } = await cognitoOf(environment).send(
    new AdminCreateUserCommand({
      UserPoolId: environment.USER_POOL_ID,
      Username: email,
      TemporaryPassword: 'Temporary-word-1',
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: String(isVerified) },
      ],
    }),
  )
  return User?.Username ?? ''
}

/** Deletes whom the files before left in the pool of this worker: a large pool is listed in another way than a small one. */
export const emptyPool = async () => {
  const cognito = cognitoOf(environment)
  const UserPoolId = environment.USER_POOL_ID
  const seeded = await Promise.all(
    [...seededUsers, TEMPORARY_PASSWORD_OWNER].map(({ email }) =>
      cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email })),
    ),
  )
  const kept = new Set(seeded.map(({ Username }) => Username))
  for (const Username of await listUsers(cognito, UserPoolId))
    if (!kept.has(Username)) await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
}

export const userRow = (page: Page, email: string) => page.getByRole('row').filter({ hasText: email })

/** A file that the page makes, as text. */
export const textOf = async (page: Page, act: () => Promise<unknown>) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
}
