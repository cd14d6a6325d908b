import type { Facts } from './facts'
import { fault, fine, type Judgement, skipped, warning } from './finding'

export const judgeRegion = ({ outputs: file, configuredRegion, isLocal }: Facts): Judgement => {
  if (file.state !== 'complete') return skipped('The region is compared once there are outputs.')
  const { region } = file.outputs
  if (configuredRegion === region) return fine(`${region}, as the outputs say.`)
  if (configuredRegion === undefined)
    return warning(
      `No region is set. These commands take ${region} from the outputs; ampx and aws do not.`,
      `export AWS_REGION=${region}`,
    )
  return fault(
    `The region is set to ${configuredRegion}, and the outputs are of ${region}.`,
    isLocal
      ? 'Set LOCAL_DATA_DIR to the folder of the local AWS that the outputs are of.'
      : `export AWS_REGION=${region}, or use the outputs of a deployment in ${configuredRegion}.`,
  )
}
