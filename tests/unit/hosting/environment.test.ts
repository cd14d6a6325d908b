import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { hostingEnvironment, stageSentence } from '../../../scripts/hosting/environment'

const KEY = 'k'.repeat(43)
const written = (variables: Record<string, string>) => parseEnv(hostingEnvironment(variables, () => KEY))
const HOSTING = { AWS_APP_ID: 'd1example', AWS_BRANCH: 'main' }

test('a build without variables has the address of its branch, and a key of its own', () => {
  expect(written(HOSTING)).toEqual({
    AMPLIFY_APP_ORIGIN: 'https://main.d1example.amplifyapp.com',
    CALLER_KEY: KEY,
    LIVE_UPDATES: 'on',
    WAF_PASS: '',
  })
})

test('a branch with a slash has the address that Hosting gives it', () => {
  expect(written({ ...HOSTING, AWS_BRANCH: 'feature/dates' }).AMPLIFY_APP_ORIGIN).toBe(
    'https://feature-dates.d1example.amplifyapp.com',
  )
})

test.each([
  ['Feature/Foo_bar.baz', 'feature-foo-bar-baz'],
  ['release_1.0', 'release-1-0'],
])('the branch %s has the address of %s', (AWS_BRANCH, label) => {
  expect(written({ ...HOSTING, AWS_BRANCH }).AMPLIFY_APP_ORIGIN).toBe(`https://${label}.d1example.amplifyapp.com`)
})

test('a branch whose name is too long for an address is to be given one', () => {
  expect(() => written({ ...HOSTING, AWS_BRANCH: 'b'.repeat(64) })).toThrow('set AMPLIFY_APP_ORIGIN for this branch')
})

test('a build that is told neither an address nor its branch stops', () => {
  expect(() => written({})).toThrow('Neither AMPLIFY_APP_ORIGIN is set, nor AWS_APP_ID and AWS_BRANCH')
})

test('the log of a build says whether its data is kept', () => {
  expect(stageSentence(HOSTING)).toBe('main is the production branch: its data is kept.')
  expect(stageSentence({ ...HOSTING, PRODUCTION_BRANCH: 'Main' })).toContain(
    'main is not the production branch, which is Main',
  )
})

test('what was set in the console stands', () => {
  const keys = { CALLER_KEY: 'c'.repeat(32), WAF_PASS: 'p'.repeat(24) }
  const set = { AMPLIFY_APP_ORIGIN: 'https://todo.example.com', LIVE_UPDATES: 'off', ...keys }
  expect(written({ ...HOSTING, ...set })).toEqual(set)
})

test.each([
  [{ AMPLIFY_APP_ORIGIN: 'todo.example.com' }, 'AMPLIFY_APP_ORIGIN is no origin such as'],
  [{ AMPLIFY_APP_ORIGIN: 'https://todo.example.com/' }, 'AMPLIFY_APP_ORIGIN is no origin such as'],
  [{ AMPLIFY_APP_ORIGIN: 'https://*.example.com' }, 'AMPLIFY_APP_ORIGIN is no origin such as'],
  [{ AMPLIFY_APP_ORIGIN: 'http://todo.example.com' }, 'AMPLIFY_APP_ORIGIN begins with http'],
  [{ CALLER_KEY: `${KEY}$HOME` }, 'CALLER_KEY has other signs'],
  [{ CALLER_KEY: 'short' }, 'CALLER_KEY is shorter than 32 characters'],
  [{ WAF_PASS: 'two words' }, 'WAF_PASS is not 16 to 128'],
  [{ COMMONS_APPSYNC_URL: 'http://127.0.0.1:4566/graphql' }, 'COMMONS_APPSYNC_URL may not be set on Amplify Hosting'],
])('%j stops the build with what is wrong and where to mend it', (variables, sentence) => {
  const build = () => written({ ...HOSTING, ...variables })
  expect(build).toThrow(sentence)
  expect(build).toThrow('Mend it in the environment variables of the app')
})
