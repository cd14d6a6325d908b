import { LIMIT_MS } from '../aws/ask'
import { pathOf, readOutputs } from '../aws/outputs-file'
import { askAll } from './ask-all'
import type { Facts, Machine } from './facts'
import type { Wish } from './parse-arguments'
import { findReach, findRegion } from './reach'
import { appUnasked, NO_CREDENTIALS, NO_OUTPUTS, poolUnasked } from './unasked'

const askedOf = ({ appId, branch }: Wish): Facts['asked'] => ({
  ...(appId !== undefined && { appId }),
  ...(branch !== undefined && { branch }),
})

const answersOfNobody = (why: string | undefined) => {
  const failure = { kind: 'no-credentials', action: 'sts:GetCallerIdentity', detail: why ?? '' } as const
  const unasked = why === undefined ? NO_OUTPUTS : NO_CREDENTIALS
  const identity = why === undefined ? unasked : { failure }
  return { identity, ...poolUnasked(unasked), rates: unasked, ...appUnasked(unasked) }
}

/** Asks everybody once, each within the time limit, so that one who is silent keeps nobody. */
export const gather = async (wish: Wish, machine: Machine, limitMs = LIMIT_MS): Promise<Facts> => {
  const file = readOutputs(pathOf(wish))
  const reach = findReach(wish.isLocal, file)
  const twin = reach.of === 'twin' ? reach.twin : undefined
  const configuredRegion = twin?.region ?? (await findRegion(limitMs))
  const region = file.state === 'complete' ? file.outputs.region : (configuredRegion ?? 'us-east-1')
  const asked = askedOf(wish)
  const answers =
    reach.of === 'nobody'
      ? answersOfNobody(reach.why)
      : await askAll({ asked, file, ...(twin && { twin }), region, limitMs })
  return { isLocal: reach.of !== 'aws', asked, machine, outputs: file, configuredRegion, ...answers }
}
