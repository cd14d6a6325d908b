// Grades every page as the MDN HTTP Observatory would. Its own scan asks one host for its first page, knows no port and
// refuses 404: so its tests are given our answers, as they are for an app on https. Why it is no package of ours: decision 034.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Stop } from '../scripts/settings'
import { startApp } from '../tests/app-beside'
import { ADMIN_PAGES, LOST_PAGES, MEMBER_PAGES, OPEN_PAGES } from '../tests/html-routes'
import { createPerson } from '../tests/people'
import { formBody, hiddenFields, type RawReply, rawRequest } from '../tests/raw-request'
import { startStack, stopStack } from '../tests/stack'

const VERSION = '1.4.8'
const FOLDER = join(process.cwd(), 'node_modules', '.cache', 'commons', 'observatory')
const SOURCE = join(FOLDER, 'node_modules', '@mdn', 'mdn-http-observatory')
// Any name that is no browser's own list of https sites.
const SITE = 'commons.example'

interface Output {
  result: string | null
  pass: boolean
}

interface Observatory {
  tests: ((requests: object) => Output)[]
  Requests: new (hostname: string) => { responses: object; resources: object; session: object | null }
  modifierOf: (result: string | null) => number
  gradeOf: (score: number) => { score: number; grade: string }
  leastForExtra: number
}

const install = () => {
  if (existsSync(SOURCE)) return
  mkdirSync(FOLDER, { recursive: true })
  const argv = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', FOLDER]
  const { status } = spawnSync('npm', [...argv, `@mdn/mdn-http-observatory@${VERSION}`], { stdio: 'inherit' })
  if (status !== 0) throw new Stop('The Observatory could not be installed. npm says why above.')
  // What its own install script would download: the sites that browsers know to be https. None of them is ours.
  writeFileSync(join(SOURCE, 'conf', 'hsts-preload.json'), '{}')
}

const load = async (): Promise<Observatory> => {
  const read = (file: string) => import(pathToFileURL(join(SOURCE, 'src', file)).href)
  const [{ ALL_TESTS }, { Requests }, grader, charts] = await Promise.all(
    ['constants.js', 'types.js', join('grader', 'grader.js'), join('grader', 'charts.js')].map(read),
  )
  return {
    tests: ALL_TESTS,
    Requests,
    modifierOf: grader.getScoreModifier,
    gradeOf: grader.getGradeForScore,
    leastForExtra: charts.MINIMUM_SCORE_FOR_EXTRA_CREDIT,
  }
}

const cookieOf = (line: string) => {
  const [pair = '', ...flags] = line.split(/;\s*/)
  const has = (name: string) => flags.some((flag) => flag.toLowerCase() === name)
  const sameSite = flags.find((flag) => /^samesite=/i.test(flag))?.split('=')[1]
  const [key] = pair.split('=')
  return {
    key,
    secure: has('secure'),
    httpOnly: has('httponly'),
    sameSite: sameSite?.toLowerCase(),
    path: '/',
    domain: SITE,
  }
}

interface Answer {
  path: string
  reply: RawReply
  cors: RawReply
  cookies: string[]
}

const grade = (by: Observatory, { path, reply, cors, cookies }: Answer) => {
  const url = new URL(`https://${SITE}${path}`)
  const response = { ...reply, data: reply.text, verified: true, httpEquiv: new Map(), request: {} }
  const requests = new by.Requests(SITE)
  requests.session = { url, jar: { serializeSync: () => ({ cookies: cookies.map(cookieOf) }) } }
  Object.assign(requests.resources, { path: reply.text })
  Object.assign(requests.responses, {
    auto: { ...response, headers: { ...reply.headers, 'set-cookie': cookies } },
    https: response,
    // As Amplify Hosting answers http: with the same address on https.
    http: { ...response, verified: true },
    httpRedirects: [
      { url: new URL(url.href.replace('https:', 'http:')), status: 301 },
      { url, status: reply.status },
    ],
    cors: { ...cors, data: cors.text, verified: true, request: { headers: {} } },
  })
  const outputs = by.tests.map((test) => test(requests))
  const modifiers = outputs.map(({ result }) => by.modifierOf(result))
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  const plain = 100 + sum(modifiers.filter((modifier) => modifier < 0))
  const score = plain >= by.leastForExtra ? 100 + sum(modifiers) : plain
  return { ...by.gradeOf(score), failed: outputs.flatMap(({ pass, result }) => (pass ? [] : [result])) }
}

/** Throws Stop when a page is graded less than A+. */
export const measureObservatory = async () => {
  install()
  const by = await load()
  const stack = await startStack()
  // Cookies are those of an app on https.
  const origin = 'https://localhost'
  const app = await startApp(stack, { AMPLIFY_APP_ORIGIN: origin })
  try {
    const admin = await createPerson(stack.environment, 'graded@example.com', ['everyone', 'admins'])
    const headers = { host: new URL(origin).host, 'x-forwarded-proto': 'https', accept: 'text/html' }
    const form = await rawRequest(app.origin, { path: '/sign-in', headers })
    const { body, type } = formBody({ ...hiddenFields(form.text), email: admin.email, password: admin.password })
    const sent = { origin, 'content-type': type, 'content-length': `${Buffer.byteLength(body)}` }
    const entered = await rawRequest(app.origin, {
      method: 'POST',
      path: '/sign-in',
      headers: { ...headers, ...sent },
      body,
    })
    // Those that are told to be gone are in no browser's jar.
    const cookies = entered.setCookies.filter((line) => !/expires=thu, 01 jan 1970|max-age=0/i.test(line))
    const signedIn = cookies.map((line) => line.split(';')[0]).join('; ')
    const pages = [
      ...OPEN_PAGES.map((path) => ({ path, cookie: '' })),
      ...[...MEMBER_PAGES, ...ADMIN_PAGES, ...LOST_PAGES].map((path) => ({ path, cookie: signedIn })),
      { path: '/', cookie: '' },
      { path: '/todos/%E0%A4%A', cookie: '' },
    ]
    let worst = Number.POSITIVE_INFINITY
    for (const { path, cookie } of pages) {
      const reply = await rawRequest(app.origin, { path, headers: { ...headers, cookie } })
      const asked = { ...headers, cookie, origin: 'https://another.example', 'access-control-request-method': 'GET' }
      const cors = await rawRequest(app.origin, { method: 'OPTIONS', path, headers: asked })
      const graded = grade(by, { path, reply, cors, cookies })
      worst = Math.min(worst, graded.score)
      console.log(
        `${path.padEnd(50)} ${reply.status}  ${graded.grade.padEnd(2)} ${graded.score}  ${graded.failed.join(' ')}`,
      )
    }
    console.log(`\n${pages.length} pages, the least of them ${worst} of 100, ${cookies.length} cookies of a session`)
    if (cookies.length === 0) throw new Stop('Nobody was signed in: the pages behind the sign-in were not graded.')
    if (by.gradeOf(worst).grade !== 'A+') throw new Stop('A page is graded less than A+.')
  } finally {
    await app.stop()
    await stopStack(stack)
  }
}
