import type { Failure } from './failure'

export interface Words {
  sentence: string
  remedy: string
}

export interface Place {
  isLocal: boolean
  region: string
  /** What AWS_PROFILE says: the SDK does not name it when it finds nothing there. */
  profile?: string | undefined
}

const SERVICES: Record<string, string> = {
  amplify: 'Amplify',
  'cognito-idp': 'Cognito',
  servicequotas: 'Service Quotas',
  ses: 'SES',
  sts: 'STS',
}

const SIGN_IN =
  'Sign in with `aws sso login`, or set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then run this again.'

const trimmed = (text: string) => text.trim().replace(/\.$/, '')

/** What happened, and what to do about it. */
export const failureWords = ({ kind, action, detail }: Failure, { isLocal, region, profile }: Place): Words => {
  const [prefix = '', operation = ''] = action.split(':')
  const service = SERVICES[prefix] ?? prefix
  switch (kind) {
    case 'no-credentials':
      if (isLocal) return { sentence: `No key of the local AWS was found. ${detail}`, remedy: 'Then run this again.' }
      return {
        sentence: `No AWS credentials were found${profile ? ` by AWS_PROFILE, which is ${profile}` : ''}, or they have ended: ${trimmed(detail)}.`,
        remedy: SIGN_IN,
      }
    case 'bad-credentials':
      return isLocal
        ? {
            sentence: `The local AWS does not know the key of aws.env: ${trimmed(detail)}.`,
            remedy: 'Set LOCAL_DATA_DIR to the folder that it runs on.',
          }
        : {
            sentence: `AWS does not take these credentials: ${trimmed(detail)}.`,
            remedy: `They may have ended, or this machine's clock is wrong. ${SIGN_IN}`,
          }
    case 'denied':
      return {
        sentence: `These credentials may not call ${action}.`,
        remedy: `Allow ${action} to them in IAM, or use others.`,
      }
    case 'throttled':
      return {
        sentence: `${service} is busy and refused ${operation} as one call too many.`,
        remedy: 'Try again in a minute.',
      }
    case 'late':
      return {
        sentence: `${service} did not answer ${operation} ${/^within/.test(detail) ? detail : 'in time'}.`,
        remedy: 'Try again; if it stays so, check the network and the AWS health page.',
      }
    case 'unreachable':
      return isLocal
        ? { sentence: `The local AWS does not answer (${detail}).`, remedy: 'Start it with npm start.' }
        : {
            sentence: `${service} in the region ${region} cannot be reached (${detail}).`,
            remedy: 'Check the network, and that the region is right.',
          }
    case 'not-found':
      return {
        sentence: `${service} answered ${operation}: ${trimmed(detail)}.`,
        remedy: `Check that these credentials are of the account that was deployed to, in ${region}.`,
      }
    case 'no-user':
      return { sentence: 'Cognito no longer knows this account.', remedy: 'Run this again to see what is left of it.' }
    case 'refused':
      return {
        sentence: `${service} refused ${operation}: ${trimmed(detail)}.`,
        remedy: 'Mend that and run this again.',
      }
  }
}
