import { spawn } from 'node:child_process'
import { freePort } from '../scripts/ports'
import { sessionCookie } from '../tests/app-client'
import { signIn } from '../tests/people'
import { startStack, stopStack } from '../tests/stack'
import { nextBinary, startNode, stopNode, untilAnswered } from './next-server'
import { median, report } from './report'

const ROUNDS = 3

/** From `npm start` typed a second time to the first signed-in page, over `next start` to the first hello world. */
export const measureStart = async (dataDirectory: string, baseline: string) => {
  const [port, awsPort] = [await freePort(), await freePort()]
  const warm = await startStack({ dataDirectory, port, awsPort })
  const alice = await signIn(warm.environment, 'alice@example.com', 'Commons-alice-1')
  const cookie = sessionCookie(warm.environment, alice)
  await stopStack(warm, { keepsData: true })

  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await timeCommons(dataDirectory, port, awsPort, cookie))
    bare.push(await timeHello(baseline))
  }
  report(
    'second npm start to the first signed-in page, over a bare next start',
    median(ours) / median(bare),
    `${Math.round(median(ours))} ms over ${Math.round(median(bare))} ms`,
  )
}

const timeCommons = async (dataDirectory: string, port: number, awsPort: number, cookie: string) => {
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), LOCAL_AWS_PORT: String(awsPort), LOCAL_DATA_DIR: dataDirectory },
    stdio: 'ignore',
    detached: true,
  })
  const milliseconds = await untilAnswered(`http://localhost:${port}/todos`, cookie)
  if (child.pid) process.kill(-child.pid, 'SIGINT')
  await new Promise((resolve) => child.once('exit', resolve))
  return milliseconds
}

const timeHello = async (baseline: string) => {
  const port = await freePort()
  const server = startNode([nextBinary, 'start', '-H', '127.0.0.1', '-p', String(port)], {}, undefined, baseline)
  const milliseconds = await untilAnswered(`http://127.0.0.1:${port}/`)
  await stopNode(server)
  return milliseconds
}
