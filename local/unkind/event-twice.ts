import { createDice } from './dice'
import { type UnkindSetting, unkindNow } from './unkind'

/** Says of each event that nobody waits for whether it is to be delivered twice. */
export const createEventTwice = (setting: UnkindSetting | undefined, count: (mishap: string) => void) => {
  const throwDice = createDice()
  return () => {
    const { seed = 0, duplicateEvents = 0 } = unkindNow(setting) ?? {}
    const isTwice = throwDice(seed, 'Invoke')('duplicateEvent') < duplicateEvents
    if (isTwice) count('duplicateEvent')
    return isTwice
  }
}
