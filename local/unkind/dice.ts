import { createHash } from 'node:crypto'

/** A number from 0 up to 1 for each kind of mishap, the same for the same call. */
export type Roll = (kind: string) => number

const fall = (words: string) => createHash('sha256').update(words).digest().readUInt32BE(0) / 2 ** 32

/** A number from 0 up to 1 that stays the same for a name, whatever is called and how often. */
export const fateOf = (seed: number, name: string) => fall(`${seed} ${name}`)

/** Dice that know how many calls of each operation came before with the same seed. What falls does not depend on calls of other operations. */
export const createDice = () => {
  const thrown = new Map<string, number>()
  return (seed: number, operation: string): Roll => {
    const name = `${seed} ${operation}`
    const number = thrown.get(name) ?? 0
    thrown.set(name, number + 1)
    return (kind) => fall(`${seed} ${operation} ${number} ${kind}`)
  }
}
