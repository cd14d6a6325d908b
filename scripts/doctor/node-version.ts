import type { Facts } from './facts'
import { fault, fine, type Judgement, warning } from './finding'

const TRIED = new Set([20, 22, 24])

/** 20.19 is the first of its line that Next takes. */
export const isOldNode = (version: string) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < 20 || (major === 20 && minor < 19)
}

export const judgeNodeVersion = ({ machine: { nodeVersion } }: Facts): Judgement => {
  if (isOldNode(nodeVersion))
    return fault(`This is Node ${nodeVersion}; Commons needs 20.19 or later.`, 'Install Node 22 or 24 from nodejs.org.')
  if (!TRIED.has(Number(nodeVersion.split('.')[0])))
    return warning(`Commons was not tried on Node ${nodeVersion}.`, 'Use Node 20, 22 or 24, which Amplify Hosting has.')
  return fine(`Node ${nodeVersion}.`)
}
