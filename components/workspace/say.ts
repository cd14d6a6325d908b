import { announce } from '../ui/announce'
import type { Said } from '../words/said'

/** Says what was done, and to which todos. The words come when they are first needed. */
export const say = (what: Said, names: string[]): void =>
  void import('../words/said').then(
    ({ saidWords }) => announce(saidWords[what](names)),
    () => {},
  )
