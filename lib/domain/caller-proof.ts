// Web Crypto is everywhere without an import, so that lib/server can sign here and amplify/ verify.

/** Fewest characters of a key. */
export const SHORTEST_KEY = 32

// In seconds: how long a proof is believed, and how far ahead the signer's clock may be.
const OLDEST = 60
const AHEAD = 30

const HMAC = { name: 'HMAC', hash: 'SHA-256' }
const bytes = (text: string) => new TextEncoder().encode(text)
const importKey = (key: string) => crypto.subtle.importKey('raw', bytes(key), HMAC, false, ['sign', 'verify'])
const content = (address: string, at: string) => bytes(`caller ${at} ${address}`)

const toBase64url = (buffer: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const fromBase64url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))

/**
 * Where a request came from, as the server with this key tells Cognito's triggers. `now` in milliseconds since the epoch;
 * `at` in seconds.
 */
export const signCaller = async (key: string, address: string, now: number) => {
  const at = String(Math.floor(now / 1000))
  const proof = toBase64url(await crypto.subtle.sign(HMAC, await importKey(key), content(address, at)))
  return { address, at, proof }
}

/**
 * The address, where a server with this key has told it within the last minute; undefined for all else that may stand there,
 * and where there is no key. `now` in milliseconds since the epoch. The proof is compared in constant time, by Web Crypto.
 */
export const provenCaller = async (
  key: string | undefined,
  said: Record<string, string> | undefined,
  now: number,
): Promise<string | undefined> => {
  const { address, at, proof } = said ?? {}
  if (!key || key.length < SHORTEST_KEY || !address) return undefined
  if (!/^\d{1,12}$/.test(at ?? '') || !/^[\w-]{43}$/.test(proof ?? '')) return undefined
  const age = now / 1000 - Number(at)
  if (age > OLDEST || age < -AHEAD) return undefined
  const holds = await crypto.subtle.verify(
    HMAC,
    await importKey(key),
    fromBase64url(proof ?? ''),
    content(address, at ?? ''),
  )
  return holds ? address : undefined
}
