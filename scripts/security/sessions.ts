import { type Chapter, shown } from './requirement'

const ACCOUNT = 'tests/e2e/account.spec.ts'
const SESSIONS = 'tests/attack/asvs-sessions.test.ts'
const APP_SESSIONS = 'tests/attack/app-sessions.test.ts'
const TOKENS = 'tests/attack/tokens.test.ts'
const PRODUCTION = 'tests/integration/backend/production.test.ts'
const RECORD = 'docs/decisions/032-tokens-live-for-fifteen-minutes.md'

const UNTIL_THEN =
  'An access or ID token that was copied is taken by AppSync and the app until it ends, 15 minutes at most: neither asks Cognito whether it was revoked. Of administrators, who was removed or disabled is refused at once, since the functions ask Cognito; a copied token of one who only signed out is not (`docs/decisions/006`, `032`).'

export const sessions: Chapter = {
  id: 'V7',
  title: 'Sessions',
  sections: [
    {
      id: 'V7.1',
      title: 'What is written down',
      requirements: [
        {
          id: 'V7.1.1',
          level: 2,
          asks: 'How long a session may idle and last is written down, with reasons against NIST SP 800-63B.',
          answer: {
            control: `\`${RECORD}\`: fourteen days of absence, thirty days in all.`,
            tests: shown(
              'tests/unit/security/session-record.test.ts',
              'says the limits that the code and the backend have',
            ),
          },
        },
        {
          id: 'V7.1.2',
          level: 2,
          asks: 'How many sessions one account may have at once is written down, and what happens at the limit.',
          answer: {
            control: `\`${RECORD}\`: any number, each by itself.`,
            tests: [
              ...shown('tests/unit/security/session-record.test.ts', 'says how many sessions there may be'),
              ...shown(APP_SESSIONS, 'signOut ends the session of %s and of nobody else'),
            ],
          },
        },
        {
          id: 'V7.1.3',
          level: 2,
          asks: 'Systems of a federation that make sessions are written down.',
          answer: {
            doesNotApply: 'There is no federation: the pool is the only identity provider, and its code flow is off.',
          },
        },
      ],
    },
    {
      id: 'V7.2',
      title: 'Foundations',
      requirements: [
        {
          id: 'V7.2.1',
          level: 1,
          asks: 'Session tokens are verified by a backend.',
          answer: {
            control:
              'The app’s server verifies signature, issuer, client, use and expiry (`lib/server/resolve-session.ts`); AppSync does so for itself.',
            tests: [
              ...shown(
                TOKENS,
                'has nobody signed in by a token with %s',
                'has nobody signed in by another’s access token under one’s own name',
                'refuses a token of the administrator with %s, by 401 and no data',
              ),
              ...shown('tests/unit/server/session.test.ts', 'is none when the groups were tampered with'),
            ],
          },
        },
        {
          id: 'V7.2.2',
          level: 1,
          asks: 'Sessions are tokens made for them, and no fixed keys.',
          answer: {
            control:
              'Cognito signs tokens at each sign-in. The API takes nothing else: it has no API key (`amplify/data/resource.ts`).',
            tests: [
              ...shown(PRODUCTION, 'holds as it deploys, property by property'),
              ...shown(SESSIONS, 'is a new one after signing in, and the one that was in this browser before is over'),
            ],
          },
        },
        {
          id: 'V7.2.3',
          level: 1,
          asks: 'Reference tokens are unique, and random by 128 bits at least.',
          answer: {
            doesNotApply:
              'Sessions are self-contained, signed tokens. The refresh token, which refers to a sign-in, is made and kept by Cognito; the app makes none.',
          },
        },
        {
          id: 'V7.2.4',
          level: 1,
          asks: 'Signing in makes a new token and ends the one before.',
          answer: {
            control: 'The session that was in this browser is revoked when another begins (`lib/server/arrival.ts`).',
            tests: shown(
              SESSIONS,
              'is a new one after signing in, and the one that was in this browser before is over',
            ),
          },
        },
      ],
    },
    {
      id: 'V7.3',
      title: 'Time-outs',
      requirements: [
        {
          id: 'V7.3.1',
          level: 2,
          asks: 'Who stays away for as long as was decided has to sign in again.',
          answer: {
            control:
              'The cookies end after fourteen days; each refresh writes all of them anew (`lib/server/session-cookies.ts`, `middleware.ts`).',
            tests: [
              ...shown(SESSIONS, 'ends in the browser after fourteen days of absence, which each use begins anew'),
              ...shown(
                'tests/unit/server/session-cookies.test.ts',
                'are out of reach of scripts and other sites, and Secure on https',
              ),
            ],
            rest: 'The browser keeps this time. A refresh token that was copied out of it is good until V7.3.2, or until it is revoked.',
          },
        },
        {
          id: 'V7.3.2',
          level: 2,
          asks: 'However busy, a session ends after the time that was decided.',
          answer: {
            control:
              'Cognito ends a refresh token thirty days after the sign-in, and a refresh gives no new one (`amplify/hardening/user-pool.ts`).',
            tests: [
              ...shown(PRODUCTION, 'holds as it deploys, property by property'),
              ...shown('tests/integration/cognito/refresh.test.ts', 'ends when the refresh token expires'),
              ...shown(SESSIONS, 'ends in the browser after fourteen days of absence, which each use begins anew'),
            ],
          },
        },
      ],
    },
    {
      id: 'V7.4',
      title: 'Ends',
      requirements: [
        {
          id: 'V7.4.1',
          level: 1,
          asks: 'A session that has ended, by signing out or in time, is good for nothing.',
          answer: {
            control:
              'Signing out revokes the refresh token and takes the cookies (`app/(workspace)/session-actions.ts`); what has expired is no session.',
            tests: [
              ...shown(APP_SESSIONS, 'signOut ends the session of %s and of nobody else'),
              ...shown(SESSIONS, 'lasts as long as Cognito says, whatever the cookies say'),
              ...shown('tests/unit/server/session.test.ts', 'that has run out is none without asking for keys'),
            ],
            rest: UNTIL_THEN,
          },
        },
        {
          id: 'V7.4.2',
          level: 1,
          asks: 'Disabling or deleting an account ends all of its sessions.',
          answer: {
            control:
              'Cognito refreshes nothing for it, and privileged functions refuse it at once (`amplify/functions/membership/`).',
            tests: [
              ...shown(SESSIONS, 'of an account that is disabled is not refreshed, and its cookies go'),
              ...shown(
                'tests/attack/privileged.test.ts',
                '(%s) is refused each of them, is told nothing, and changes nothing',
              ),
              ...shown(
                'tests/integration/cognito/accounts.test.ts',
                'leaves nobody: no user, no member, no token that finds them',
              ),
            ],
            rest: UNTIL_THEN,
          },
        },
        {
          id: 'V7.4.3',
          level: 2,
          asks: 'After a change of password or second factor one may end all other sessions.',
          answer: {
            control:
              'A changed and a reset password end them without being asked (`app/(workspace)/account/actions.ts`, `amplify/functions/post-confirmation/`). An app that is set up offers it.',
            tests: [
              ...shown(ACCOUNT, 'a changed password ends every other sign-in, and this one goes on'),
              ...shown(
                ACCOUNT,
                'a forgotten password is reset by a code, every sign-in of before ends, and one comes back to the page that was asked for',
              ),
              ...shown(ACCOUNT, 'signing out everywhere ends the sign-ins of all devices'),
            ],
            rest: UNTIL_THEN,
          },
        },
        {
          id: 'V7.4.4',
          level: 2,
          asks: 'Every page behind the sign-in has a way out that is easy to see.',
          answer: {
            control: 'In the head of every page (`components/shell/`, `components/admin/admin-header.tsx`).',
            tests: shown('tests/attack/asvs-answers.test.ts', 'stands on %s'),
          },
        },
        {
          id: 'V7.4.5',
          level: 2,
          asks: 'Administrators can end the sessions of a user.',
          answer: {
            control: '“Sign out” on the page of the user (`amplify/functions/membership/acts/`).',
            tests: [
              ...shown(SESSIONS, 'is ended by an administrator, everywhere, and nobody else’s is'),
              ...shown(
                'tests/e2e/user.spec.ts',
                'administration is given and taken away, passwords are reset, accounts disabled, enabled and signed out',
              ),
            ],
            rest: UNTIL_THEN,
          },
        },
      ],
    },
    {
      id: 'V7.5',
      title: 'Abuse of a session',
      requirements: [
        {
          id: 'V7.5.1',
          level: 2,
          asks: 'Who changes an address, a second factor or the like proves again who they are.',
          answer: {
            control:
              'The password is asked again before it is changed, before an app is set up or switched off, and before the account is deleted (`lib/server/own-account.ts`). An address is not changed in Commons.',
            tests: [
              ...shown(
                'tests/attack/own-account.test.ts',
                '%s takes no %j: an unlocked screen is not enough',
                'deleteAccount deletes nobody whose address, or whose password, belongs to somebody else',
              ),
              ...shown(
                'tests/attack/own-deletion.test.ts',
                'does not go by an ID token, which a script of the page may hold',
              ),
            ],
            rest: 'Cognito itself asks no password of who holds an access token: called directly, `SetUserMFAPreference`, `UpdateUserAttributes` and `DeleteUser` do what they say; nor does `deleteMyAccount` of the API, which takes a revoked access token, too, until it ends; to an ID token it is refused. No script and no page sees an access token.',
          },
        },
        {
          id: 'V7.5.2',
          level: 2,
          asks: 'Users see their sessions, and can end each after proving who they are.',
          answer: {
            control: 'All at once, on the page of one’s account: signing out everywhere.',
            tests: shown(ACCOUNT, 'signing out everywhere ends the sign-ins of all devices'),
            rest: 'They are not listed: Cognito keeps no list that a user could read without remembered devices. No password is asked: whoever does it loses access, and gains none.',
          },
        },
      ],
    },
    {
      id: 'V7.6',
      title: 'Federation',
      requirements: [
        {
          id: 'V7.6.1',
          level: 2,
          asks: 'Sessions of an identity provider and of those who rely on it end together, as written down.',
          answer: { doesNotApply: 'There is no federation (V7.1.3).' },
        },
        {
          id: 'V7.6.2',
          level: 2,
          asks: 'No session begins without something that the user does.',
          answer: {
            doesNotApply:
              'There is no federation, whose redirects could begin one unseen. A session begins by a form of our own with a password in it, sent from our own origin (V3.5.1).',
          },
        },
      ],
    },
  ],
}
