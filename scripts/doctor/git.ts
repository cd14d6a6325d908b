import type { Facts } from './facts'
import { fine, type Judgement, warning } from './finding'

export const judgeGit = ({ machine: { hasGit } }: Facts): Judgement =>
  hasGit
    ? fine('git is there.')
    : warning('There is no git on this machine.', 'Install it: Amplify deploys what is pushed.')
