import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { provenCaller, signCaller } from '../../../lib/domain/caller-proof'

const KEY = 'a-key-of-thirty-two-characters-or-more'
const NOW = Date.UTC(2026, 0, 15, 12)
const ADDRESS = '192.0.2.7'
const later = (seconds: number) => NOW + seconds * 1000

describe('what our server tells of an address', () => {
  it('is an HMAC-SHA-256 of address and time, in texts that Cognito passes on', async () => {
    const at = String(NOW / 1000)
    const proof = createHmac('sha256', KEY).update(`caller ${at} ${ADDRESS}`).digest('base64url')
    expect(await signCaller(KEY, ADDRESS, NOW + 999)).toEqual({ address: ADDRESS, at, proof })
  })

  it.each(['192.0.2.7', '2001:db8::7'])('is believed by who has the same key: %s', async (address) => {
    expect(await provenCaller(KEY, await signCaller(KEY, address, NOW), NOW)).toBe(address)
  })

  it.each([
    ['a minute old', 60, ADDRESS],
    ['older than a minute', 61, undefined],
    ['of a clock that goes half a minute ahead', -30, ADDRESS],
    ['of later than that', -31, undefined],
  ])('when it is %s: %i s later it is %s', async (_, seconds, believed) => {
    expect(await provenCaller(KEY, await signCaller(KEY, ADDRESS, NOW), later(seconds))).toBe(believed)
  })

  it('is not believed of another address, or another time', async () => {
    const said = await signCaller(KEY, ADDRESS, NOW)
    for (const altered of [{ address: '192.0.2.8' }, { at: String(NOW / 1000 + 1) }])
      expect(await provenCaller(KEY, { ...said, ...altered }, NOW)).toBeUndefined()
    // Time and address do not run into each other.
    const shifted = { ...said, at: said.at.slice(0, -1), address: `${said.at.slice(-1)} ${ADDRESS}` }
    expect(await provenCaller(KEY, shifted, NOW)).toBeUndefined()
  })

  it('is not believed by another key, by none, or by one that is too short to be one', async () => {
    const said = await signCaller(KEY, ADDRESS, NOW)
    for (const key of [`${KEY}-`, '', undefined]) expect(await provenCaller(key, said, NOW)).toBeUndefined()
    expect(await provenCaller('short', await signCaller('short', ADDRESS, NOW), NOW)).toBeUndefined()
  })

  it.each([
    ['nothing at all', undefined],
    ['an address alone', { address: ADDRESS }],
    ['no time', { at: '' }],
    ['a time that is no number', { at: 'now' }],
    ['no proof', { proof: '' }],
    ['half a proof', { proof: 'half' }],
    ['a proof of other signs', { proof: '+'.repeat(43) }],
    ['a proof of its own making', { proof: 'A'.repeat(43) }],
  ])('is not believed with %s, which throws nothing', async (what, altered) => {
    const said =
      what === 'an address alone' || !altered ? altered : { ...(await signCaller(KEY, ADDRESS, NOW)), ...altered }
    expect(await provenCaller(KEY, said as Record<string, string> | undefined, NOW)).toBeUndefined()
  })
})
