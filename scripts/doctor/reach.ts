import { STSClient } from '@aws-sdk/client-sts'
import { ask } from '../aws/ask'
import { SET_MODE } from '../aws/client-options'
import { isTwins, type OutputsFile } from '../aws/outputs-file'
import { requireTwinAccess, type TwinAccess } from '../aws/twin-access'
import { Stop } from '../settings'

/** Whom to ask: AWS, the local AWS by what its folder says, or nobody; `why` when it is the key that is missing. */
type Reach = { of: 'aws' } | { of: 'twin'; twin: TwinAccess } | { of: 'nobody'; why?: string }

export const findReach = (isLocal: boolean, file: OutputsFile): Reach => {
  if (file.state !== 'complete' || !isTwins(file.outputs)) return { of: isLocal ? 'nobody' : 'aws' }
  try {
    return { of: 'twin', twin: requireTwinAccess(file.outputs.appsyncUrl) }
  } catch (error) {
    if (error instanceof Stop) return { of: 'nobody', why: error.message }
    throw error
  }
}

/** The region that the SDK finds by itself; undefined when there is none. */
export const findRegion = async (limitMs: number) => {
  const sts = new STSClient(SET_MODE)
  const answer = await ask('sts:', () => Promise.resolve(sts.config.region()), limitMs)
  sts.destroy()
  return 'value' in answer ? answer.value : undefined
}
