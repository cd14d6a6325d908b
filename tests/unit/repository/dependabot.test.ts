import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readYaml } from './workflow'

const FILE = '.github/dependabot.yml'

interface Update {
  'package-ecosystem': string
  schedule: { interval: string }
  groups: Record<string, { patterns: string[] }>
  ignore?: { 'dependency-name': string; 'update-types'?: string[] }[]
}

const { updates } = readYaml<{ updates: Update[] }>(FILE)
const npm = updates.find((update) => update['package-ecosystem'] === 'npm')
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>
const direct = [...Object.keys(dependencies), ...Object.keys(devDependencies)]

const isMatched = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name
const groupsOf = (name: string) =>
  Object.entries(npm?.groups ?? {})
    .filter(([, { patterns }]) => patterns.some((pattern) => isMatched(pattern, name)))
    .map(([group]) => group)
const isHeld = (name: string) =>
  npm?.ignore?.some((entry) => entry['dependency-name'] === name && !entry['update-types']) ?? false

describe('updates of packages', () => {
  it('come once a week, of npm and of the actions', () => {
    expect(updates.map((update) => [update['package-ecosystem'], update.schedule.interval])).toEqual([
      ['npm', 'weekly'],
      ['github-actions', 'weekly'],
    ])
  })

  it('take each direct dependency in one group, unless it is held where it is', () => {
    expect(direct.length).toBeGreaterThan(30)
    for (const name of direct) expect([name, groupsOf(name).length]).toEqual([name, isHeld(name) ? 0 : 1])
  })

  it('name no package that is not there', () => {
    const patterns = Object.values(npm?.groups ?? {}).flatMap(({ patterns }) => patterns)
    for (const pattern of patterns)
      expect([pattern, direct.some((name) => isMatched(pattern, name))]).toEqual([pattern, true])
    for (const entry of npm?.ignore ?? []) expect(direct).toContain(entry['dependency-name'])
  })

  it('leave alone what is pinned, each with its reason above it', () => {
    const held = npm?.ignore?.map((entry) => entry['dependency-name'])
    expect(held).toEqual(['graphql', 'typescript', 'vitest', '@types/node'])
    const lines = readFileSync(FILE, 'utf8').split('\n')
    for (const [index, line] of lines.entries())
      if (line.includes('dependency-name:')) expect(lines[index - 1]).toMatch(/^ +# .{20,}\.$/)
  })
})
