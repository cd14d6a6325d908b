import type { Facts } from './facts'
import { fault, fine, type Judgement, skipped } from './finding'
import { complaintsAbout } from './variables'

/** The variables of this process: what a build on this machine would have. */
export const judgeEnvironment = ({ machine: { environment }, asked, isLocal, outputs }: Facts): Judgement => {
  const { AWS_ENDPOINT_URL } = environment
  if (AWS_ENDPOINT_URL && !isLocal && outputs.state === 'complete')
    return fault(
      `AWS_ENDPOINT_URL is set to ${AWS_ENDPOINT_URL}: the AWS SDK asks there, and not AWS.`,
      'unset AWS_ENDPOINT_URL, or open a shell that has not sourced aws.env.',
    )
  if (asked.appId !== undefined) return skipped('The variables of the app on Amplify are checked instead of these.')
  const complaints = complaintsAbout(environment)
  return complaints.length === 0
    ? fine('The variables of this shell that Commons knows are well.')
    : fault(`Variables of this shell are not right: ${complaints.join('; ')}.`, 'Set them anew, or unset them.')
}
