import { existsSync, readFileSync } from 'node:fs'
import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants'
import { forbiddenOverrides } from './lib/server/addresses'
import { pickOutputs } from './lib/server/outputs'

const readOutputs = () => {
  const path = process.env.AMPLIFY_OUTPUTS || './amplify_outputs.json'
  return pickOutputs(existsSync(path) ? readFileSync(path, 'utf8') : undefined, path)
}

const security = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // Not `no-referrer`: with it browsers send `Origin: null` with a form, and Next refuses that.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
]

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Streamed, a title comes after the page: for a moment, and without JavaScript for good, the page has none in its head.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  // What deploys: a type error in a test stops the checks, and no build.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '64kb' } },
  headers: async () => [
    { source: '/:path*', headers: security },
    {
      source: '/((?!_next/static|icon.svg).*)',
      headers: [
        { key: 'Cache-Control', value: 'private, no-store' },
        // What stands when middleware.ts, with the full policy, does not run.
        {
          key: 'Content-Security-Policy',
          value: "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'",
        },
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
