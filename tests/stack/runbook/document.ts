// docs/runbook.md as its rehearsals read it, so that what is written there and what is tested cannot drift apart.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Section {
  title: string
  /** The titles of the tests that rehearse it. */
  rehearsals: string[]
  /** The commands that are rehearsed, by their name. */
  commands: Map<string, string>
}

/** The sections that begin with a number: one for each thing that goes wrong. */
export const readRunbook = (): Section[] =>
  readFileSync('docs/runbook.md', 'utf8')
    .split(/^## (?=\d)/m)
    .slice(1)
    .map((text) => ({
      title: text.slice(0, text.indexOf('\n')),
      rehearsals: [...text.matchAll(/^- rehearsed: (.+)$/gm)].map(([, title = '']) => title),
      commands: new Map(
        [...text.matchAll(/^```sh (\S+)\n(.*?)^```$/gms)].map(([, name = '', lines = '']) => [name, lines]),
      ),
    }))

export interface Ended {
  code: number
  out: string
  err: string
}

// An old aws command does not know the variable by itself.
const AWS = 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }'

/** Types one of the runbook's commands into a shell that has sourced aws.env. Variables are what the runbook has one set. */
export const typeCommand = (
  name: string,
  { dataDirectory, variables = {} }: { dataDirectory: string; variables?: Record<string, string> },
): Promise<Ended> => {
  const lines = readRunbook()
    .find(({ commands }) => commands.has(name))
    ?.commands.get(name)
  if (!lines) throw new Error(`docs/runbook.md has no command ${name}`)
  const { PATH = '', HOME = '' } = process.env
  const env = {
    ...{ PATH, HOME, NODE_ENV: 'test' as const, AWS_PAGER: '', AWS_CONFIG_FILE: '/dev/null', AWS_MAX_ATTEMPTS: '1' },
    LOCAL_DATA_DIR: dataDirectory,
    ...variables,
  }
  const script = `set -e; . "${join(dataDirectory, 'aws.env')}"\n${AWS}\n${lines}`
  return new Promise((resolve) =>
    execFile('sh', ['-c', script], { env, timeout: 150_000 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
    ),
  )
}
