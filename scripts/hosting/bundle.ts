// The folder that Amplify Hosting makes of a build for its servers, and the one for its network of caches.
// What is in it: https://github.com/aws-amplify/amplify-hosting/issues/3863
import { cpSync, existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type HostedSite, siteAt } from './hosted-site'

/** Bytes of server output that Hosting takes: https://docs.aws.amazon.com/amplify/latest/userguide/troubleshooting-SSR.html */
export const MOST_SERVER_BYTES = 230_686_720

/** Copies a build made with NEXT_PRIVATE_STANDALONE, as Hosting makes it, into `target`. */
export const bundleSite = (project: string, target: string): HostedSite => {
  const site = siteAt(target)
  cpSync(join(project, '.next', 'standalone'), site.server, { recursive: true })
  cpSync(join(project, '.next', 'static'), join(site.files, '_next', 'static'), { recursive: true })
  if (existsSync(join(project, 'public'))) cpSync(join(project, 'public'), site.files, { recursive: true })
  return site
}

/** Bytes under a folder. */
export const sizeOf = (path: string): number => {
  const found = lstatSync(path)
  return found.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : found.size
}

/** The largest folders of the packages that the server takes along, the largest first. */
export const largestPackages = (server: string, count: number): [name: string, bytes: number][] => {
  const modules = join(server, 'node_modules')
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => join(name, inner)) : [name],
  )
  return names
    .map((name): [string, number] => [name, sizeOf(join(modules, name))])
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, count)
}
