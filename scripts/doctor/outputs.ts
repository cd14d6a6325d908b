import { isTwins, OUTPUTS_REMEDY } from '../aws/outputs-file'
import type { Facts } from './facts'
import { fault, fine, type Judgement } from './finding'

export const judgeOutputs = ({ outputs: file, isLocal }: Facts): Judgement => {
  const remedy = isLocal ? 'Start the local AWS with npm start.' : OUTPUTS_REMEDY
  if (file.state === 'missing') return fault(`There is no ${file.path}.`, remedy)
  if (file.state === 'broken') return fault(`${file.path} ${file.why}.`, remedy)
  if (isLocal && !isTwins(file.outputs))
    return fault(`${file.path} is not of the local AWS.`, 'Leave --local or --outputs out.')
  const whose = isTwins(file.outputs) ? 'the local AWS' : file.outputs.userPoolId
  return fine(`${file.path} is whole: ${whose}.`)
}
