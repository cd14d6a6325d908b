// What a person may set from outside, read once.
import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'

/** Something a person can mend; its message is one sentence that says how. Printed without a stack. */
export class Stop extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message)
  }
}

const port = (name: string, fallback: number): number => {
  const text = process.env[name] || String(fallback)
  // Plain digits only: what else reads these variables would take "1e3" or "0x50" for something different.
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > 65_535)
    throw new Stop(
      `${name} is "${text}", which is no port. Set it to a number from 1 to 65535, or leave it out for ${fallback}.`,
    )
  return value
}

export interface Settings {
  port: number
  awsPort: number
  dataDirectory: string
  origin: string
  awsEndpoint: string
  /** Shared by the app and the local AWS, drawn for each start. */
  callerKey: string
  /** Folder of a site as Hosting would have it, to be served in place of `.next`: `npm run rehearse` sets it. */
  siteDirectory: string | undefined
}

/** Reads PORT, LOCAL_AWS_PORT, LOCAL_DATA_DIR, CALLER_KEY and COMMONS_SITE. Throws Stop when one of them is no use. */
export const readSettings = (): Settings => {
  const app = port('PORT', 3000)
  const aws = port('LOCAL_AWS_PORT', 4566)
  if (app === aws) throw new Stop(`PORT and LOCAL_AWS_PORT are both ${app}. Give each its own.`)
  return {
    port: app,
    awsPort: aws,
    dataDirectory: resolve(process.env.LOCAL_DATA_DIR || '.local'),
    origin: `http://localhost:${app}`,
    awsEndpoint: `http://127.0.0.1:${aws}`,
    callerKey: process.env.CALLER_KEY || randomBytes(32).toString('base64url'),
    siteDirectory: process.env.COMMONS_SITE || undefined,
  }
}

/** Runs a script's main function: a Stop is its sentence and exit code, anything else is a fault with its stack. */
export const runMain = async (main: () => Promise<void>) => {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error)
    process.exit(error instanceof Stop ? error.exitCode : 1)
  }
}
