import { createHash } from 'node:crypto'

/** A number from 0 up to 1 for each kind of mishap, the same for the same call. */
export type Roll = (kind: string) => number

/** Dice that know how many calls of each operation came before with the same seed. What falls does not depend on calls of other operations. */
export const createDice = () => {
  const thrown = new Map<string, number>()
  return (seed: number, operation: string): Roll => {
    const name = `${seed} ${operation}`
    const number = thrown.get(name) ?? 0
    thrown.set(name, number + 1)
    return (kind) => {
      const hash = createHash('sha256').update(`${seed} ${operation} ${number} ${kind}`).digest()
      return hash.readUInt32BE(0) / 2 ** 32
    }
  }
}
