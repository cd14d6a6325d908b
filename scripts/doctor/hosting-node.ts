import type { Facts, Hosting } from './facts'
import { fault, fine, type Judgement, skipped, warning } from './finding'
import { judgeKnown } from './judge-known'
import { isOldNode } from './node-version'

const REMEDY =
  'Amplify console → Hosting → Build settings → Build image settings: Amazon Linux 2023, and Node 22 under live updates.'

/** Amplify keeps the console's live updates as JSON in a variable. */
const pinnedNode = (text: string | undefined): string | undefined => {
  try {
    const updates: { pkg?: string; version?: string }[] = JSON.parse(text ?? '[]')
    return updates.find(({ pkg }) => pkg === 'node')?.version
  } catch {
    return undefined
  }
}

const judgeBuild = ({ app, branch }: Hosting): Judgement => {
  const variables = { ...app.environmentVariables, ...branch.environmentVariables }
  const { _CUSTOM_IMAGE: image } = variables
  const version = pinnedNode(variables._LIVE_UPDATES)
  // `22` stands for the newest of its line.
  const full = version && /^\d+$/.test(version) ? `${version}.99` : version
  if (full && /^\d/.test(full))
    return isOldNode(full)
      ? fault(`The build runs on Node ${version}; Commons needs 20.19 or later.`, REMEDY)
      : fine(`The build runs on Node ${version}.`)
  if (image && image !== 'amplify:al2023')
    return warning(`The build runs in an image of its own, ${image}, whose Node is not known.`, REMEDY)
  return skipped('The build runs on the Node of Amplify’s image, which AWS does not tell.', `To choose one: ${REMEDY}`)
}

export const judgeHostingNode = (facts: Facts): Judgement =>
  'failure' in facts.hosting
    ? skipped('The build is checked once Amplify answers.')
    : judgeKnown(facts, facts.hosting, judgeBuild)
