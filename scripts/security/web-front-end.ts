import { type Chapter, shown } from './requirement'

const ANSWERS = 'tests/attack/asvs-answers.test.ts'
const SESSIONS = 'tests/attack/asvs-sessions.test.ts'
const APP_SESSIONS = 'tests/attack/app-sessions.test.ts'
const APP_ROUTES = 'tests/attack/app-routes.test.ts'
const SOURCES = 'tests/unit/security/sources.test.ts'

const EDGE = 'tests/attack/web-edge.test.ts'

export const webFrontEnd: Chapter = {
  id: 'V3',
  title: 'Web front end',
  sections: [
    {
      id: 'V3.2',
      title: 'Content in the wrong context',
      requirements: [
        {
          id: 'V3.2.1',
          level: 1,
          asks: 'What is asked for directly is not shown by a browser as something that it is not.',
          answer: {
            control:
              'Exports are attachments (`app/**/export/route.ts`); what scripts fetch is JSON, and what they post is answered to no other method; every answer is `nosniff` (`next.config.ts`). Nobody uploads anything that is served.',
            tests: [
              ...shown(APP_ROUTES, 'is an attachment that is never stored', '%s answers nothing to who only looks'),
              ...shown(ANSWERS, 'is taken for what it says it is, and its address told to no other site'),
            ],
          },
        },
        {
          id: 'V3.2.2',
          level: 1,
          asks: 'Text is put into a page as text, and never as markup.',
          answer: {
            control:
              'React escapes whatever is shown; no source makes markup of text; links are made of `http` and `https` only (`lib/domain/links.ts`).',
            tests: [
              ...shown(
                'tests/e2e/stored-text.spec.ts',
                'markup in names and notes of todos and in names of people is shown as it was written, and never runs',
                'a display name of markup runs on no page of its own either',
              ),
              ...shown(SOURCES, 'make no markup of text'),
            ],
          },
        },
      ],
    },
    {
      id: 'V3.3',
      title: 'Cookies',
      requirements: [
        {
          id: 'V3.3.1',
          level: 1,
          asks: 'Cookies are Secure, and their names begin with `__Host-` or `__Secure-`.',
          answer: {
            control: 'Both, wherever the app is reached by https (`lib/server/session-cookies.ts`).',
            tests: [
              ...shown(
                SESSIONS,
                'every cookie is of this host alone, Secure, out of reach of scripts, and not for posts of other sites',
                'the cookie of a challenge is the same, for three minutes',
              ),
              ...shown(
                'tests/unit/server/session-cookies.test.ts',
                'are out of reach of scripts and other sites, and Secure on https',
              ),
            ],
            rest: 'On plain http, which is for one machine only, neither.',
          },
        },
        {
          id: 'V3.3.2',
          level: 2,
          asks: 'Each cookie has the `SameSite` that fits what it is for.',
          answer: {
            control:
              '`Lax` for all: a link from a mail must find its reader signed in, and nothing changes by a link. Posts of other sites come without cookies, and are refused by their origin besides.',
            tests: [
              ...shown(
                SESSIONS,
                'every cookie is of this host alone, Secure, out of reach of scripts, and not for posts of other sites',
              ),
              ...shown(
                'tests/e2e/secrets.spec.ts',
                'no script of a page can read a token, and the cookies are for the server alone',
              ),
            ],
          },
        },
        {
          id: 'V3.3.3',
          level: 2,
          asks: 'Names begin with `__Host-` unless a cookie is meant for several hosts.',
          answer: {
            control: 'None is meant for several. A plain name is not read on https (`lib/server/session-cookies.ts`).',
            tests: [
              ...shown(
                SESSIONS,
                'every cookie is of this host alone, Secure, out of reach of scripts, and not for posts of other sites',
                'what a neighbour in the domain has planted under a plain name signs nobody in',
              ),
              ...shown(
                'tests/unit/server/session-cookies.test.ts',
                'are of this host alone on https, and of no other scheme',
              ),
            ],
          },
        },
        {
          id: 'V3.3.4',
          level: 2,
          asks: 'What scripts need not read is HttpOnly, and reaches the browser by `Set-Cookie` alone.',
          answer: {
            control:
              'All cookies are HttpOnly. No page, no storage and no answer holds a token, but for one: the ID token with which a list listens, for a page of our own, in memory, never stored on the way (`app/(workspace)/todos/live/route.ts`).',
            tests: [
              ...shown(
                'tests/e2e/secrets.spec.ts',
                'no script of a page can read a token, and the cookies are for the server alone',
              ),
              ...shown(APP_ROUTES, 'stands in no page', 'is, for %s, their own or none, and is never stored'),
            ],
            rest: 'That ID token is a session’s value for up to 15 minutes: AppSync takes it for its owner. A websocket of the browser cannot send an HttpOnly cookie to another host.',
          },
        },
      ],
    },
    {
      id: 'V3.4',
      title: 'Headers for browsers',
      requirements: [
        {
          id: 'V3.4.1',
          level: 1,
          asks: 'Every answer has browsers come back by https only, for a year at least, subdomains too.',
          answer: {
            control:
              '`Strict-Transport-Security` of two years with `includeSubDomains` on every path (`next.config.ts`).',
            tests: shown(
              ANSWERS,
              'has browsers come back by https only, for a year at least and under every name below ours',
            ),
          },
        },
        {
          id: 'V3.4.2',
          level: 1,
          asks: 'Other origins may read only what a fixed value or a list of trusted ones allows.',
          answer: {
            control: 'No other origin may read anything: no answer has a CORS header.',
            tests: shown(ANSWERS, 'is read by no page of another site'),
          },
        },
        {
          id: 'V3.4.3',
          level: 2,
          asks: 'Answers carry a Content-Security-Policy: `object-src` and `base-uri` none, scripts by list, nonce or hash.',
          answer: {
            control:
              'A nonce for each request with `strict-dynamic`, and Trusted Types (`middleware.ts`, `lib/server/content-security-policy.ts`); what is no page of ours runs nothing (`lib/server/front.ts`).',
            tests: [
              ...shown(
                EDGE,
                'every page has all headers, and a policy with a nonce that is drawn for it',
                'a redirect from %s has them too, and leads nowhere else',
                'a file of the build may be kept, and is no page',
              ),
              ...shown(
                'tests/e2e/trusted-types.spec.ts',
                'a page takes scripts from the files of its own build alone, and no markup from text',
              ),
            ],
          },
        },
        {
          id: 'V3.4.4',
          level: 2,
          asks: 'Every answer is `nosniff`.',
          answer: {
            control: 'On every path (`next.config.ts`).',
            tests: shown(ANSWERS, 'is taken for what it says it is, and its address told to no other site'),
          },
        },
        {
          id: 'V3.4.5',
          level: 2,
          asks: 'Addresses are not told to other sites.',
          answer: {
            control: '`Referrer-Policy: same-origin` on every path (`next.config.ts`).',
            tests: shown(ANSWERS, 'is taken for what it says it is, and its address told to no other site'),
          },
        },
        {
          id: 'V3.4.6',
          level: 2,
          asks: 'Every answer says by `frame-ancestors` who may embed it, and as a rule nobody.',
          answer: {
            control: '`frame-ancestors none` on every answer, files too (`lib/server/security-headers.ts`).',
            tests: [
              ...shown(
                EDGE,
                'every page has all headers, and a policy with a nonce that is drawn for it',
                'a redirect from %s has them too, and leads nowhere else',
                'a file of the build may be kept, and is no page',
              ),
            ],
          },
        },
      ],
    },
    {
      id: 'V3.5',
      title: 'Separation of origins',
      requirements: [
        {
          id: 'V3.5.1',
          level: 1,
          asks: 'What needs no preflight is shown to come from the app itself.',
          answer: {
            control:
              'Next compares the origin of every action with the host; `lib/server/action-wrapper.ts` refuses one that names none; `postRoute` of `lib/server/route.ts` does both for what scripts post.',
            tests: [
              ...shown(APP_SESSIONS, 'refuses $action, sent with an administrator’s cookies from $from'),
              ...shown(APP_ROUTES, '$path refuses an administrator’s cookies from $from'),
              ...shown(
                'tests/unit/server/action-wrapper.test.ts',
                'goes no further when %s, and what was typed is kept',
              ),
            ],
          },
        },
        {
          id: 'V3.5.2',
          level: 1,
          asks: 'What counts on a preflight cannot be called without one.',
          answer: {
            control:
              'The handlers of the list take JSON only, which a form cannot send, and look at the origin all the same (`postRoute`).',
            tests: [
              ...shown('tests/unit/server/post-route.test.ts', 'is refused before anything else when it %s'),
              ...shown(APP_ROUTES, '$path refuses an administrator’s cookies from $from'),
            ],
          },
        },
        {
          id: 'V3.5.3',
          level: 1,
          asks: 'What changes something is no GET, HEAD or OPTIONS.',
          answer: {
            control: 'Everything that changes something is a POST: an action, or a handler that has no other method.',
            tests: [
              ...shown(ANSWERS, 'changes nothing by %s, though they name an action'),
              ...shown(APP_ROUTES, '%s answers nothing to who only looks'),
            ],
          },
        },
        {
          id: 'V3.5.4',
          level: 2,
          asks: 'Separate applications have hostnames of their own.',
          answer: {
            doesNotApply:
              'There is one application. AppSync and Cognito stand on hosts of AWS, and cookies are named so that no neighbour in the domain sets them (V3.3.3).',
          },
        },
        {
          id: 'V3.5.5',
          level: 2,
          asks: 'Messages of other windows are dropped unless their origin and form are right.',
          answer: {
            control:
              'Nothing listens to other windows, but for a channel between tabs of this origin on which they hear that somebody signed out (`components/shell/leave-together.tsx`).',
            tests: shown(SOURCES, 'listen to no other window, and send it nothing'),
          },
        },
      ],
    },
    {
      id: 'V3.7',
      title: 'Other browser matters',
      requirements: [
        {
          id: 'V3.7.1',
          level: 2,
          asks: 'No plug-ins or other client technology that is out of support.',
          answer: {
            control: 'HTML, CSS and scripts; no page embeds an object, an applet or a frame.',
            tests: shown(SOURCES, 'embed neither plug-ins nor other documents'),
          },
        },
        {
          id: 'V3.7.2',
          level: 2,
          asks: 'Nobody is led to another host by themselves unless it is on a list.',
          answer: {
            control:
              'The list is empty. Where to go on to is a path of our own or the todos (`lib/domain/next-path.ts`).',
            tests: [
              ...shown('tests/unit/domain/next-path.test.ts', '%j leads to the todos instead'),
              ...shown('tests/attack/app-actions.test.ts', 'editTodo leads nobody to %s'),
            ],
          },
        },
      ],
    },
  ],
}
