import { join } from 'node:path'
import type { NextConfig } from 'next'

const root = join(process.cwd(), '..', '..')

const config: NextConfig = { reactStrictMode: true, poweredByHeader: false, turbopack: { root } }

export default config
