import { judgeAdministrators } from './administrators'
import { judgeClient } from './client'
import { judgeCredentials } from './credentials'
import { judgeDeletionProtection } from './deletion-protection'
import { judgeEnvironment } from './environment'
import type { Facts } from './facts'
import type { Finding, Judgement } from './finding'
import { judgeGit } from './git'
import { judgeGroups } from './groups'
import { judgeHostingNode } from './hosting-node'
import { judgeHostingPlatform } from './hosting-platform'
import { judgeHostingVariables } from './hosting-variables'
import { judgeMail } from './mail'
import { judgeNodeVersion } from './node-version'
import { judgeOutputs } from './outputs'
import { judgePackages } from './packages'
import { judgeProductionBranch } from './production-branch'
import { judgeQuotas } from './quotas'
import { judgeRegion } from './region'
import { judgeTriggers } from './triggers'
import { judgeUserPool } from './user-pool'

/** In the order in which one mends things: each line rests on those before it. */
const CHECKS: [name: string, judge: (facts: Facts) => Judgement][] = [
  ['node', judgeNodeVersion],
  ['packages', judgePackages],
  ['git', judgeGit],
  ['outputs', judgeOutputs],
  ['environment', judgeEnvironment],
  ['region', judgeRegion],
  ['credentials', judgeCredentials],
  ['user pool', judgeUserPool],
  ['groups', judgeGroups],
  ['administrators', judgeAdministrators],
  ['triggers', judgeTriggers],
  ['client', judgeClient],
  ['deletion protection', judgeDeletionProtection],
  ['mail', judgeMail],
  ['quotas', judgeQuotas],
  ['hosting', judgeHostingPlatform],
  ['hosting variables', judgeHostingVariables],
  ['hosting node', judgeHostingNode],
  ['production branch', judgeProductionBranch],
]

export const judge = (facts: Facts): Finding[] => CHECKS.map(([check, judgement]) => ({ check, ...judgement(facts) }))
