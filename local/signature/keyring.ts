import { randomBytes, randomInt } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LambdaFunction, PolicyStatement } from '../contract'

export interface AccessKey {
  accessKeyId: string
  secretAccessKey: string
}

/** Who a key belongs to. `policy` is absent for the administrator, who may do everything. */
export interface Principal {
  arn: string
  policy?: PolicyStatement[]
}

export interface Keyring {
  administrator: AccessKey
  /** Throws for a function that the backend does not have. */
  forFunction: (name: string) => AccessKey
  find: (accessKeyId: string) => { secretAccessKey: string; principal: Principal } | undefined
}

interface StoredKeys {
  administrator: AccessKey
  functions: Record<string, AccessKey>
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const makeKey = (): AccessKey => ({
  accessKeyId: `AKIA${Array.from({ length: 16 }, () => BASE32[randomInt(32)]).join('')}`,
  secretAccessKey: randomBytes(30).toString('base64'),
})

const readKeys = (path: string): StoredKeys =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { administrator: makeKey(), functions: {} }

const writeKeys = (path: string, keys: StoredKeys) => {
  // Renamed into place, so that a kill never leaves half a file.
  writeFileSync(`${path}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  chmodSync(`${path}.new`, 0o600)
  renameSync(`${path}.new`, path)
}

/** The keys of `{directory}/keys.json`, made at first start; a function that is new since then gets its own. */
export const openKeyring = (
  directory: string,
  { accountId, functions }: { accountId: string; functions: LambdaFunction[] },
): Keyring => {
  const path = join(directory, 'keys.json')
  const keys = readKeys(path)
  const isComplete = existsSync(path) && functions.every(({ name }) => keys.functions[name])
  for (const { name } of functions) keys.functions[name] ??= makeKey()
  if (!isComplete) writeKeys(path, keys)

  const owners = new Map<string, { secretAccessKey: string; principal: Principal }>()
  const own = ({ accessKeyId, secretAccessKey }: AccessKey, principal: Principal) =>
    owners.set(accessKeyId, { secretAccessKey, principal })
  own(keys.administrator, { arn: `arn:aws:iam::${accountId}:user/administrator` })
  for (const { name, policy } of functions) {
    const key = keys.functions[name]
    if (key) own(key, { arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${name}`, policy })
  }

  return {
    administrator: keys.administrator,
    forFunction: (name) => {
      const key = keys.functions[name]
      if (!key) throw new Error(`The backend has no function ${name}`)
      return key
    },
    find: (accessKeyId) => owners.get(accessKeyId),
  }
}
