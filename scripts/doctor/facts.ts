// All that the checks judge: gathered first, each by itself, so that judging asks nobody.
import type { App, Branch } from '@aws-sdk/client-amplify'
import type { UserPoolClientType, UserPoolType, UserType } from '@aws-sdk/client-cognito-identity-provider'
import type { GetAccountCommandOutput } from '@aws-sdk/client-sesv2'
import type { Answer } from '../aws/ask'
import type { OutputsFile } from '../aws/outputs-file'

/** An answer of AWS, or why it was not asked. */
export type Known<Value> = Answer<Value> | { unasked: string; remedy?: string }

export interface Machine {
  /** Without the v. */
  nodeVersion: string
  hasGit: boolean
  /** Direct dependencies that are not installed as the lock says. */
  packages: { name: string; wanted: string; found: string | undefined }[]
  environment: Record<string, string | undefined>
}

/** Calls a second that AWS lets through. */
export interface Rates {
  userListPerSecond: number
  groupReadPerSecond: number
  groupChangePerSecond: number
}

export interface Hosting {
  app: App
  branch: Branch
}

export interface Facts {
  isLocal: boolean
  /** As it was asked for; a branch may be known from the pool, too. */
  asked: { appId?: string; branch?: string }
  machine: Machine
  outputs: OutputsFile
  /** What the SDK is set to. */
  configuredRegion: string | undefined
  identity: Known<{ arn: string; account: string }>
  userPool: Known<UserPoolType>
  /** Which of the groups that Commons needs are missing. */
  missingGroups: Known<string[]>
  administrators: Known<UserType[]>
  client: Known<UserPoolClientType>
  mailAccount: Known<GetAccountCommandOutput>
  rates: Known<Rates>
  hosting: Known<Hosting>
  /** Of the app on Amplify Hosting. */
  branches: Known<string[]>
}

export const regionOf = ({ outputs, configuredRegion }: Facts) =>
  outputs.state === 'complete' ? outputs.outputs.region : (configuredRegion ?? 'us-east-1')
