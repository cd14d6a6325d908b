import { existsSync, readFileSync } from 'node:fs'
import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants'
import { forbiddenOverrides } from './lib/server/addresses'
import { pickOutputs } from './lib/server/outputs'
import { MOST_FORM_BYTES } from './lib/server/refuse-early'
import { PLAIN_POLICY, PRIVATE, SECURITY_HEADERS } from './lib/server/security-headers'

const readOutputs = () => {
  const path = process.env.AMPLIFY_OUTPUTS || './amplify_outputs.json'
  return pickOutputs(existsSync(path) ? readFileSync(path, 'utf8') : undefined, path)
}

/** Amplify Hosting may hand on another host than people typed: Next takes forms from the site's own pages all the same. */
const allowedOrigins = () => {
  const { AMPLIFY_APP_ORIGIN = '' } = process.env
  return URL.canParse(AMPLIFY_APP_ORIGIN) ? { allowedOrigins: [new URL(AMPLIFY_APP_ORIGIN).host] } : {}
}

const security = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }))

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Streamed, a title comes after the page: for a moment, and without JavaScript for good, the page has none in its head.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  // What deploys: a type error in a test stops the checks, and no build.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: MOST_FORM_BYTES, ...allowedOrigins() } },
  headers: async () => [
    { source: '/:path*', headers: security },
    {
      source: '/((?!_next/static|icon.svg).*)',
      headers: [
        { key: 'Cache-Control', value: PRIVATE },
        { key: 'Content-Security-Policy', value: PLAIN_POLICY },
      ],
    },
  ],
}

export default (phase: string): NextConfig => {
  const overrides = forbiddenOverrides(process.env)
  if (overrides.length > 0)
    throw new Error(`${overrides.join(' and ')} may not be set on Amplify Hosting: the app talks to AWS itself there.`)
  return {
    ...config,
    // Read by lib/server/config.ts and nothing else: Next writes it wherever the name stands, while it builds. A started
    // server has it in its code and needs no file.
    env: phase === PHASE_PRODUCTION_SERVER ? {} : { COMMONS_OUTPUTS: JSON.stringify(readOutputs()) },
  }
}
