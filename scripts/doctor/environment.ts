import { endpointVariables } from '../aws/endpoint-variables'
import type { Facts } from './facts'
import { fault, fine, type Judgement, skipped } from './finding'
import { complaintsAbout } from './variables'

const MODES = ['auto', 'in-region', 'cross-region', 'mobile', 'standard', 'legacy']

/** The SDK ends whatever reads an unknown one, without a word of where it is set. */
const complaintsOfMode = ({ AWS_DEFAULTS_MODE: mode }: Record<string, string | undefined>) =>
  mode && !MODES.includes(mode.toLowerCase())
    ? [`AWS_DEFAULTS_MODE is "${mode}", which is none of ${MODES.join(', ')}`]
    : []

/** The variables of this process: what a build on this machine would have. */
export const judgeEnvironment = ({ machine: { environment }, asked, isLocal, outputs }: Facts): Judgement => {
  const elsewhere = isLocal || outputs.state !== 'complete' ? [] : endpointVariables(environment)
  if (elsewhere.length > 0)
    return fault(
      `${elsewhere.map(({ name, value }) => `${name} is set to ${value}`).join('; ')}: ampx and aws ask there, and not AWS. What is said below is of AWS.`,
      `unset ${elsewhere.map(({ name }) => name).join(' ')}, or open a shell that has not sourced aws.env.`,
    )
  const isOfApp = asked.appId !== undefined
  const complaints = [...(isOfApp ? [] : complaintsAbout(environment)), ...complaintsOfMode(environment)]
  if (isOfApp && complaints.length === 0)
    return skipped('The variables of the app on Amplify are checked instead of these.')
  return complaints.length === 0
    ? fine('The variables of this shell that Commons knows are well.')
    : fault(`Variables of this shell are not right: ${complaints.join('; ')}.`, 'Set them anew, or unset them.')
}
