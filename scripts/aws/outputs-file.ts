import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSettings } from '../settings'

/** What amplify_outputs.json says, as far as a command needs it. */
export interface Outputs {
  region: string
  userPoolId: string
  clientId: string
  appsyncUrl: string
}

export type OutputsFile = { path: string } & (
  | { state: 'missing' }
  /** `why` ends the sentence "The file …". */
  | { state: 'broken'; why: string }
  | { state: 'complete'; outputs: Outputs }
)

/** Which deployment is meant: `--outputs <file>`, `--local`, or neither. */
export interface Choice {
  outputs?: string
  isLocal: boolean
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** True when the outputs are the local AWS's. */
export const isTwins = ({ appsyncUrl }: Outputs) => LOOPBACK.has(new URL(appsyncUrl).hostname)

/** The file that is named, the local AWS's, or the project's own. */
export const pathOf = ({ outputs, isLocal }: Choice) => {
  if (outputs !== undefined) return resolve(outputs)
  return isLocal ? join(readSettings().dataDirectory, 'amplify_outputs.json') : resolve('amplify_outputs.json')
}

const object = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const text = (value: unknown) => (typeof value === 'string' ? value : '')

const read = (content: string): { why: string } | { outputs: Outputs } => {
  let whole: Record<string, unknown>
  try {
    whole = object(JSON.parse(content))
  } catch {
    return { why: 'is not JSON: it was cut off or changed' }
  }
  const [auth, data] = [object(whole.auth), object(whole.data)]
  const outputs = {
    region: text(auth.aws_region),
    userPoolId: text(auth.user_pool_id),
    clientId: text(auth.user_pool_client_id),
    appsyncUrl: text(data.url),
  }
  const names = { region: 'auth.aws_region', userPoolId: 'auth.user_pool_id', clientId: 'auth.user_pool_client_id' }
  const lacking = Object.entries({ ...names, appsyncUrl: 'data.url' }).filter(([key]) => !outputs[key as keyof Outputs])
  if (lacking.length > 0) return { why: `lacks ${lacking.map(([, name]) => name).join(', ')}` }
  if (!URL.canParse(outputs.appsyncUrl)) return { why: `has no address in data.url: ${outputs.appsyncUrl}` }
  if (!isTwins(outputs) && new URL(outputs.appsyncUrl).protocol !== 'https:')
    return { why: `names an address that is not safe: ${outputs.appsyncUrl}` }
  if (!outputs.userPoolId.startsWith(`${outputs.region}_`))
    return { why: `names the user pool ${outputs.userPoolId}, which is not in its region ${outputs.region}` }
  return { outputs }
}

export const readOutputs = (path: string): OutputsFile => {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? { path, state: 'missing' } : { path, state: 'broken', why: `cannot be read (${code})` }
  }
  const found = read(content)
  return 'why' in found ? { path, state: 'broken', why: found.why } : { path, state: 'complete', ...found }
}

/** A sentence that says how to come by outputs. */
export const OUTPUTS_REMEDY =
  'Download amplify_outputs.json from the Amplify console (your branch → Deployed backend resources), or run ' +
  '`npx ampx generate outputs --app-id <id> --branch <name>`, or name a file with --outputs, or use --local for the local AWS.'
