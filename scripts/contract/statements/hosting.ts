import { type Area, seenAt } from '../statement'

const FIRST_BUILD = '3. The first build'

export const hosting: Area = {
  title: 'Hosting',
  statements: [
    {
      says: 'Hosting runs Next 16, of which its guide says nothing, and `middleware.ts` with it.',
      proof: seenAt(
        'docs/deploy.md',
        FIRST_BUILD,
        'The address of the branch shows the sign-in. Signed in, a page that is asked for after a quarter of an hour is there, with no new sign-in: middleware has refreshed.',
      ),
      otherwise:
        'The app holds without middleware, as the tests that take it away show: sign-ins then end after 15 minutes, and the policy of pages limits no scripts. Rename it to `proxy.ts`; where Next 16 does not run, put the site on a server of your own, with `npm run build` and `next start`.',
      where: ['middleware.ts', 'docs/decisions/008-middleware-is-comfort.md'],
    },
    {
      says: '`instrumentation.ts` is run before the first request, and Node’s HTTP server is what serves.',
      proof: seenAt(
        'docs/deploy.md',
        FIRST_BUILD,
        'Each answer has an `X-Request-Id`, and in CloudWatch → Log groups → /aws/amplify/<app id> stands a line of JSON with it.',
      ),
      otherwise:
        'Headers come from `next.config.ts` in any case; requests have no line and no id, and Next refuses in two words what the front has words for.',
      where: ['instrumentation.ts', 'lib/server/front.ts', 'docs/decisions/034-what-stands-before-next.md'],
    },
    {
      says: '`.env.production` lasts from the back end’s build to the front end’s, and reaches the server.',
      proof: seenAt(
        'docs/deploy.md',
        FIRST_BUILD,
        'The site answers. Sign in with a wrong password, and look into the table Attempt: there is a row `signIn#address#…` beside `signIn#account#…`.',
      ),
      otherwise:
        'Without the file no request is answered, and the log names AMPLIFY_APP_ORIGIN. With another key than the triggers’ no address is counted, accounts are: set CALLER_KEY in the console.',
      where: [
        'amplify.yml',
        'lib/server/environment.ts',
        'docs/decisions/035-attempts-are-counted-in-cognitos-triggers.md',
      ],
    },
    {
      says: 'A form is taken, whatever Host says, since its Origin is AMPLIFY_APP_ORIGIN.',
      proof: seenAt(
        'docs/deploy.md',
        '6. A domain',
        'On the site’s own address, and again on your domain with AMPLIFY_APP_ORIGIN set, sign in without JavaScript: the form is taken.',
      ),
      otherwise:
        'Every form is refused with “not from here”, and nobody signs in. Next judges by `serverActions.allowedOrigins`, which the build takes from AMPLIFY_APP_ORIGIN: see in the build’s log that it was set before `next build`, and which Origin browsers send.',
      where: ['lib/server/own-origin.ts', 'lib/server/refuse-early.ts', 'next.config.ts'],
    },
    {
      says: 'CloudFront writes `CloudFront-Viewer-Address`, or the caller’s address comes first in `X-Forwarded-For`.',
      proof: seenAt(
        'docs/deploy.md',
        FIRST_BUILD,
        'Try to sign in from two networks: the table Attempt has two rows `signIn#address#…` of one window. Once more through a proxy of your own that adds `X-Forwarded-For: 192.0.2.1`: with a third row the header can be begun by anybody.',
      ),
      otherwise:
        'If neither arrives no address is counted. If it is one of Hosting’s own, everybody shares the limit of 100 sign-ins in five minutes: have `callerAddress` answer undefined until the right header is known, and limit by WAF.',
      where: ['lib/server/caller-address.ts', 'docs/waf.md'],
    },
    {
      says: 'Nothing that says `private, no-store` is kept by a cache that others are answered from.',
      proof: seenAt(
        'docs/deploy.md',
        'What Hosting cannot do',
        'Ask for /todos as two people, and signed out, several times: `X-Cache` says “Miss from cloudfront” each time, and everybody sees themselves.',
      ),
      otherwise: 'Take the site down: one person would be shown another’s page. Nothing in the app can make up for it.',
      where: ['lib/server/security-headers.ts', 'next.config.ts'],
    },
    {
      says: 'A branch is found under its name with every sign but letters and digits turned into `-`.',
      proof: seenAt(
        'docs/deploy.md',
        'Branches and previews',
        'Connect a branch with a slash in its name: its address in the console is the one that links in its letters lead to.',
      ),
      otherwise:
        'Forms of that branch are refused, and letters lead nowhere: set AMPLIFY_APP_ORIGIN for the branch, and correct `siteOrigin`.',
      where: ['amplify/site.ts', 'scripts/hosting/environment.ts'],
    },
    {
      says: 'On a domain of one’s own the cookies are set, with their prefix `__Host-`, and come back.',
      proof: seenAt(
        'docs/deploy.md',
        '6. A domain',
        'Signed in on the domain, the browser shows four cookies `__Host-…`, Secure and HttpOnly, and the next page knows you.',
      ),
      otherwise:
        'Nobody stays signed in. If the `Set-Cookie` of an answer is gone, Hosting has cached it; if its prefix is refused, something on the way speaks http: the prefix stands in `session-cookies.ts`.',
      where: ['lib/server/session-cookies.ts'],
    },
    {
      says: 'A page of the build before is answered by the new build, which knows its forms no more.',
      proof: seenAt(
        'docs/deploy.md',
        'Going back',
        'Keep a page open during a deployment, and send a form from it afterwards: it is taken, or a page says that Commons was renewed, and what to do.',
      ),
      otherwise:
        'Who sends in that minute reads an error of Hosting’s, and may go back and copy what they typed. Next’s own 409 gets its words in `bare-answer.ts`.',
      where: ['lib/server/bare-answer.ts'],
    },
  ],
}
