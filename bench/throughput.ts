import { spawn } from 'node:child_process'
import { canPin } from './next-server'

const CLIENT_CORE = '1'

/** Requests a second that a page answers within the given time, asked for over eight connections from another core. */
export const throughput = (url: string, cookie: string, milliseconds: number) =>
  new Promise<number>((resolve, reject) => {
    const argv = ['--import', 'tsx', 'bench/load-client.ts', url, cookie, String(milliseconds)]
    const client = canPin
      ? spawn('taskset', ['-c', CLIENT_CORE, process.execPath, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] })
      : spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    client.stdout.on('data', (chunk: Buffer) => {
      printed += chunk
    })
    client.once('error', reject)
    client.once('close', (code) =>
      code === 0 ? resolve(Number(printed)) : reject(new Error(`The load on ${url} ended with ${code}`)),
    )
  })
