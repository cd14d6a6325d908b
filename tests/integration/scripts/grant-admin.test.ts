// `npm run grant-admin`, as it is typed, against the local AWS.
import { join } from 'node:path'
import {
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportedUser } from '../../../local/cognito/import-users'
import { startLocalTwin } from './local-twin'
import { runCommand } from './run-command'

let twin: Awaited<ReturnType<typeof startLocalTwin>>
beforeAll(async () => {
  twin = await startLocalTwin()
})
afterAll(() => twin.stop())

const create = async (...people: ImportedUser[]) => twin.importUsers(people)
const groupsOf = async (Username: string) => {
  const input = { UserPoolId: twin.userPool.id, Username }
  const { Groups = [] } = await twin.cognito.send(new AdminListGroupsForUserCommand(input))
  return Groups.map(({ GroupName }) => GroupName ?? '')
    .filter((name) => !name.startsWith(twin.userPool.id))
    .sort()
}
const grantAdmin = (...words: string[]) => runCommand('grant-admin', words, { LOCAL_DATA_DIR: twin.dataDirectory })

describe('npm run grant-admin -- <e-mail> --local', () => {
  test('adds the account to both groups, says when that takes effect, and says so when it is done already', async () => {
    const [username = ''] = await create({ email: 'ada@example.com' })
    const granted = await grantAdmin('ada@example.com', '--local')
    expect(granted).toEqual({
      code: 0,
      err: '',
      out:
        `ada@example.com (${username}) is an administrator and a member now: added to everyone and admins in ${twin.userPool.id}.\n` +
        'It takes effect at their next token refresh, within 15 minutes, or at once when they sign out and in again.\n' +
        'The ledger of Commons does not have this act.\n',
    })
    expect(await groupsOf(username)).toEqual(['admins', 'everyone'])
    expect(await grantAdmin('Ada@Example.com', '--local')).toEqual({
      code: 0,
      err: '',
      out: `Ada@Example.com (${username}) is an administrator and a member already. Nothing was changed.\n`,
    })
    const UserPoolId = twin.userPool.id
    await twin.cognito.send(
      new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: username, GroupName: 'everyone' }),
    )
    expect((await grantAdmin('ada@example.com', '--local')).out).toContain('now: added to everyone in ')
    expect(await groupsOf(username)).toEqual(['admins', 'everyone'])
  })

  test('takes the local AWS’s key where the outputs are of one, and an address with a quotation mark as it is', async () => {
    const [username = ''] = await create({ email: 'o"neil@example.com' }, { email: 'oneil@example.com' })
    const outputs = join(twin.dataDirectory, 'amplify_outputs.json')
    expect((await grantAdmin('o"neil@example.com', '--outputs', outputs)).code).toBe(0)
    expect(await groupsOf(username)).toEqual(['admins', 'everyone'])
  })

  test('asks which, when a provider’s account has the same address, and takes the one that is named', async () => {
    const [own = '', federated = ''] = await create(
      { email: 'bo@example.com' },
      { email: 'bo@example.com', provider: { name: 'Google', userId: '7' }, attributes: { email_verified: 'true' } },
    )
    const asked = await grantAdmin('bo@example.com', '--local')
    expect(asked.code).toBe(1)
    expect(asked.err).toMatch(/^2 accounts have the address bo@example\.com\. Say which with --username <name>:\n/)
    expect(asked.err).toContain(`  ${own}, CONFIRMED, address verified\n`)
    expect(asked.err).toContain('  google_7, EXTERNAL_PROVIDER, address verified\n')
    const wrong = await grantAdmin('bo@example.com', '--local', '--username', 'google_8')
    expect([wrong.err.split('\n')[0], wrong.code]).toEqual([
      'No account of bo@example.com has the username google_8. There is:',
      1,
    ])
    expect([await groupsOf(own), await groupsOf(federated)]).toEqual([[], []])
    expect((await grantAdmin('bo@example.com', '--local', '--username', 'google_7')).code).toBe(0)
    expect([await groupsOf(own), await groupsOf(federated)]).toEqual([[], ['admins', 'everyone']])
  })

  test('takes an address that was never verified only of an account that is named', async () => {
    const [username = ''] = await create({ email: 'eve@example.com', attributes: { email_verified: 'false' } })
    const refused = await grantAdmin('eve@example.com', '--local')
    expect([refused.err, refused.code]).toEqual([
      'The account of eve@example.com has not shown that the address is its own. ' +
        `If you know that it is theirs, name it: --username ${username}\n`,
      1,
    ])
    expect(await groupsOf(username)).toEqual([])
    expect((await grantAdmin('eve@example.com', '--local', '--username', username)).code).toBe(0)
  })

  test.each([
    [
      'nobody@example.com',
      undefined,
      'Nobody has an account with the address nobody@example.com. Sign up on the website first, or have them invited, then run this again.',
    ],
    [
      'off@example.com',
      { enabled: false },
      'The account of off@example.com is disabled. Nothing was changed. Enable it first (Cognito console, or an administrator on the website), then run this again.',
    ],
    [
      'new@example.com',
      { status: 'UNCONFIRMED' as const },
      'The account of new@example.com is not confirmed yet. Nothing was changed. Enter the code of the letter on the website’s sign-up page first, then run this again.',
    ],
  ])('refuses %s with a sentence that says what to do, and changes nothing', async (email, account, sentence) => {
    const [username] = account ? await create({ email, ...account }) : []
    const { code, out, err } = await grantAdmin(email, '--local')
    expect([err.trim(), out, code]).toEqual([sentence, '', 1])
    if (username) expect(await groupsOf(username)).toEqual([])
  })

  test('says how to start a local AWS where there is none', async () => {
    const { code, err } = await runCommand('grant-admin', ['ada@example.com', '--local'], {
      LOCAL_DATA_DIR: join(twin.dataDirectory, 'elsewhere'),
    })
    expect([err.trim(), code]).toEqual([
      `There is no ${join(twin.dataDirectory, 'elsewhere', 'amplify_outputs.json')}. Start the local AWS with npm start.`,
      1,
    ])
  })

  test.each([
    [[], 'Say who: the e-mail address of an account.'],
    [['a@example.com', 'b@example.com'], 'There is one word too many: b@example.com.'],
    [['ada'], 'ada is no e-mail address.'],
    [['a@example.com', '--outputs', ''], 'Say which file: --outputs <file>.'],
    [['a@example.com', '--fast'], "Unknown option '--fast'."],
  ])('says what is wrong with the words %j, and how they go, with exit code 2', async (words, sentence) => {
    const { code, err } = await grantAdmin(...words)
    expect(err.startsWith(`${sentence}\n\nUsage: npm run grant-admin -- <e-mail>`)).toBe(true)
    expect(code).toBe(2)
  })
})
