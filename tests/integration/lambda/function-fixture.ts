import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LambdaFunction } from '../../../local/contract'

/** A function whose bundle is the given source. */
export const writeFunction = (name: string, source: string, changes: Partial<LambdaFunction> = {}): LambdaFunction => {
  const codeDirectory = join(mkdtempSync(join(tmpdir(), 'commons-function-')), name)
  mkdirSync(codeDirectory)
  writeFileSync(join(codeDirectory, 'index.mjs'), source)
  return {
    name,
    arn: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    codeDirectory,
    handler: 'index.handler',
    timeoutSeconds: 5,
    memoryMegabytes: 128,
    environment: {},
    policy: [],
    events: { retries: 2, maximumAgeSeconds: 21_600 },
    ...changes,
  }
}

export const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until `condition` holds; false after `limit` milliseconds. */
export const eventually = async (condition: () => boolean, limit = 5000) => {
  for (const end = Date.now() + limit; Date.now() < end; ) {
    if (condition()) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}
