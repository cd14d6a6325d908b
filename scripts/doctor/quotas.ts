import { DEFAULT_SETTINGS } from '../../lib/domain/repair'
import type { Facts, Rates } from './facts'
import { fault, fine, type Judgement, warning } from './finding'
import { judgeKnown } from './judge-known'

const NAMES: Record<keyof Rates, string> = {
  userListPerSecond: 'UserList',
  groupReadPerSecond: 'UserResourceRead',
  groupChangePerSecond: 'UserResourceUpdate',
}

/** Against the rates that repair has unless Settings say otherwise, of which it uses a share. */
export const judgeQuotas = (facts: Facts): Judgement =>
  judgeKnown(facts, facts.rates, (rates) => {
    const names = Object.keys(NAMES) as (keyof Rates)[]
    const low = names.filter((name) => rates[name] < DEFAULT_SETTINGS[name])
    const list = (some: (keyof Rates)[]) => some.map((name) => `${NAMES[name]} ${rates[name]}`).join(', ')
    if (low.length === 0)
      return fine(
        `Cognito's quotas have room for a repair at the rates that Settings begin with: ${list(names)} a second.`,
      )
    const wanted = low.map((name) => DEFAULT_SETTINGS[name]).join(', ')
    const sentence = `Cognito's quotas are lower than what a repair counts on: ${list(low)} a second, and not ${wanted}.`
    const remedy = `On the website, Admin → Settings, set the rates to ${low.map((name) => rates[name]).join(', ')}, or ask AWS for more.`
    const isOverrun = low.some((name) => rates[name] < (DEFAULT_SETTINGS[name] * DEFAULT_SETTINGS.ratePercent) / 100)
    return isOverrun ? fault(sentence, remedy) : warning(sentence, remedy)
  })
