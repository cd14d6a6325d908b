import { join } from 'node:path'

export interface HostedSite {
  /** What the server has: its code, what it needs of node_modules, .env.production. No static files. */
  server: string
  /** What is served without it, by the paths of its addresses. */
  files: string
}

export const siteAt = (folder: string): HostedSite => ({ server: join(folder, 'server'), files: join(folder, 'files') })
