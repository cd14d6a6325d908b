import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from './facts'

interface Lock {
  packages: Record<string, { version?: string; dependencies?: object; devDependencies?: object }>
}

const installedVersion = (root: string, name: string): string | undefined => {
  try {
    const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')
    return (JSON.parse(text) as { version?: string }).version
  } catch {
    return undefined
  }
}

/** Direct dependencies that are not there as the lock in `root` says. */
export const strayPackages = (root: string): Machine['packages'] => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
  const { dependencies = {}, devDependencies = {} } = packages[''] ?? {}
  return Object.keys({ ...dependencies, ...devDependencies }).flatMap((name) => {
    const wanted = packages[`node_modules/${name}`]?.version ?? '(not locked)'
    const found = installedVersion(root, name)
    return found === wanted ? [] : [{ name, wanted, found }]
  })
}

export const readMachine = (root: string): Machine => ({
  nodeVersion: process.versions.node,
  hasGit: spawnSync('git', ['--version'], { stdio: 'ignore', timeout: 5_000 }).status === 0,
  packages: strayPackages(root),
  environment: process.env,
})
