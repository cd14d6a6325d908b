import 'server-only'
import { z } from 'zod'
import { SHORTEST_KEY } from '../domain/caller-proof'
import { acceptedOverride, forbiddenOverrides, OVERRIDES } from './addresses'

export interface Environment {
  /** Scheme, host and port, nothing after. */
  appOrigin: string
  cognitoUrl?: string
  appsyncUrl?: string
  /** Shared with Cognito's triggers: what this server tells them of addresses is believed by it. */
  callerKey?: string
  /** Whether lists are told of changes as they happen; else they look every half minute, which costs less where many listen. */
  hasLiveUpdates: boolean
  /** By which a web ACL in front of Cognito knows this server. */
  wafPass?: string
}

type Variables = Record<string, string | undefined>

const isOrigin = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text && !text.includes('*')

const shape = z
  .object({
    NODE_ENV: z.string().optional(),
    AMPLIFY_APP_ORIGIN: z
      .string()
      .refine(isOrigin, { error: 'is no origin such as https://commons.example.com' })
      .optional(),
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: z.string().optional(),
    COMMONS_APPSYNC_URL: z.string().optional(),
    CALLER_KEY: z
      .string()
      .refine((key) => key.length >= SHORTEST_KEY, { error: `is shorter than ${SHORTEST_KEY} characters` })
      // What .env.production, a shell and a template all read alike.
      .regex(/^[\w+/=-]*$/, { error: 'has other signs than letters, digits and + / = - _' })
      .optional(),
    LIVE_UPDATES: z.enum(['on', 'off'], { error: 'is neither on nor off' }).default('on'),
    WAF_PASS: z
      .string()
      .regex(/^[\w-]{16,128}$/, { error: 'is not 16 to 128 letters, digits, hyphens and underscores' })
      .optional(),
  })
  .transform((env, context) => {
    const refuse = (name: string, why: string) =>
      context.addIssue({ code: 'custom', path: [name], message: why, input: env })
    if (env.NODE_ENV === 'production' && !env.AMPLIFY_APP_ORIGIN)
      refuse('AMPLIFY_APP_ORIGIN', 'is not set: say where people reach the app')
    const appOrigin = env.AMPLIFY_APP_ORIGIN ?? 'http://localhost:3000'
    for (const name of OVERRIDES)
      if (env[name] && !acceptedOverride(env[name], appOrigin))
        refuse(name, 'is accepted only when it and AMPLIFY_APP_ORIGIN are on this machine')
    return { ...env, appOrigin }
  })

/** Reads the variables that the app knows. Throws one error that names every bad one. */
export const parseEnvironment = (variables: Variables): Environment => {
  // An empty variable is how a shell says "not set".
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')))
  const bad = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []
  bad.push(...forbiddenOverrides(variables).map((name) => `${name} may not be set on Amplify Hosting`))
  if (!parsed.success || bad.length > 0) throw new Error(`The environment is not right: ${bad.join('; ')}.`)
  const { appOrigin, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognitoUrl, COMMONS_APPSYNC_URL } = parsed.data
  const { CALLER_KEY: callerKey, WAF_PASS: wafPass } = parsed.data
  const hasLiveUpdates = parsed.data.LIVE_UPDATES === 'on'
  return { appOrigin, cognitoUrl, appsyncUrl: COMMONS_APPSYNC_URL, callerKey, hasLiveUpdates, wafPass }
}

let environment: Environment | undefined

/** The environment of this process, parsed on first use. */
export const getEnvironment = (): Environment => {
  environment ??= parseEnvironment(process.env)
  return environment
}
