import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose'

export interface SigningKey {
  id: string
  privateKey: KeyObject
  publicKey: KeyObject
  /** As it stands in the key set. */
  jwk: JWK
}

const create = (file: string) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const fresh = `${file}.new`
  writeFileSync(fresh, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  // A whole key or none, whenever the process dies.
  renameSync(fresh, file)
}

/** The pool's RS256 key: made at the first start, kept in the directory, readable by its owner only. */
export const loadSigningKey = async (directory: string): Promise<SigningKey> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, 'signing-key.pem')
  if (!existsSync(file)) create(file)
  const privateKey = createPrivateKey(readFileSync(file))
  const publicKey = createPublicKey(privateKey)
  const { e, n, kty } = await exportJWK(publicKey)
  const id = await calculateJwkThumbprint({ e, n, kty } as JWK)
  return { id, privateKey, publicKey, jwk: { alg: 'RS256', e, kid: id, kty, n, use: 'sig' } as JWK }
}
