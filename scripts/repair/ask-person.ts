// Questions on the terminal. They go to stderr, so that what is printed for machines stays clean.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Stop } from '../settings'
import { INTERRUPTED } from './words'

export const canAsk = () => process.stdin.isTTY === true && process.stderr.isTTY === true

const question = async (words: string, output: NodeJS.WritableStream) => {
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  const interrupted = new Promise<never>((_, reject) => {
    lines.once('SIGINT', () => reject(new Stop('\nNothing was begun.', INTERRUPTED)))
    // Ctrl-D.
    lines.once('close', () => reject(new Stop('\nNothing was begun.', INTERRUPTED)))
  })
  try {
    return await Promise.race([lines.question(words), interrupted])
  } finally {
    interrupted.catch(() => {})
    lines.close()
  }
}

/** Asks, and shows what is typed. */
export const askPerson = (words: string) => question(words, process.stderr)

/** Asks, and shows nothing of the answer. */
export const askInSecret = async (words: string) => {
  process.stderr.write(words)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  try {
    return await question('', silent)
  } finally {
    process.stderr.write('\n')
  }
}
