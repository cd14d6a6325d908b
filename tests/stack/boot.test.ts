// The real `next start` and `next build`, with variables that cannot be right.
import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { freePort } from '../../scripts/ports'
import { ownStack } from '../own-stack'

const stack = ownStack()
const ELSEWHERE = 'http://192.0.2.1:4566'

const runNext = (argv: string[], variables: Record<string, string | undefined>) =>
  new Promise<{ code: number | null; printed: string }>((resolve) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', ...argv], {
      env: {
        ...process.env,
        AMPLIFY_OUTPUTS: `${stack.dataDirectory}/amplify_outputs.json`,
        NEXT_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
        ...variables,
      },
    })
    let printed = ''
    const read = (part: Buffer) => {
      printed += part
      // It came up, where it must not: that is all there is to know.
      if (/"level":"info"|Local:.*\n.*Network:.*\n(.*\n)*.*Ready in/.test(printed)) setTimeout(() => child.kill(), 2000)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', (code) => resolve({ code, printed }))
  })

const start = async (variables: Record<string, string | undefined>) =>
  runNext(['start', '-H', '127.0.0.1', '-p', `${await freePort()}`], variables)

it('a server whose variables are wrong names every one of them, and ends', async () => {
  const { code, printed } = await start({
    AMPLIFY_APP_ORIGIN: 'https://commons.example',
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: stack.awsEndpoint,
    COMMONS_APPSYNC_URL: `${ELSEWHERE}/graphql`,
  })
  expect(code).toBe(1)
  const sentence = printed.split('\n').find((line) => line.startsWith('The environment is not right: ')) ?? ''
  expect(sentence).toContain('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER is accepted only when')
  expect(sentence).toContain('COMMONS_APPSYNC_URL is accepted only when')
  expect(printed).not.toContain('    at ')
})

it('a server that is not told where people reach it says so, and ends', async () => {
  const { code, printed } = await start({ AMPLIFY_APP_ORIGIN: undefined })
  expect(code).toBe(1)
  expect(printed).toContain('AMPLIFY_APP_ORIGIN is not set: say where people reach the app')
})

it('an override to another machine is refused from this one, too', async () => {
  const { code, printed } = await start({
    AMPLIFY_APP_ORIGIN: 'http://localhost:3000',
    COMMONS_APPSYNC_URL: `${ELSEWHERE}/graphql`,
  })
  expect(code).toBe(1)
  expect(printed).toContain('COMMONS_APPSYNC_URL is accepted only when it and AMPLIFY_APP_ORIGIN are on this machine')
})

it.each(['build', 'start'])('`next %s` on Amplify Hosting refuses any override', async (command) => {
  const { code, printed } = await runNext([command], {
    AWS_APP_ID: 'd123',
    AWS_BRANCH: 'main',
    AMPLIFY_APP_ORIGIN: 'http://localhost:3000',
    COMMONS_APPSYNC_URL: `${stack.awsEndpoint}/graphql`,
  })
  expect(code).toBe(1)
  expect(printed).toContain('COMMONS_APPSYNC_URL may not be set on Amplify Hosting')
})
