import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hardenUserPool } from '../../../amplify/hardening/user-pool'
import { IDLE_SECONDS } from '../../../lib/server/session-cookies'

const name = readdirSync('docs/decisions').find((file) => file.startsWith('032-')) ?? ''
const record = readFileSync(`docs/decisions/${name}`, 'utf8')

/** What the backend sets on the pool's client. */
const limits = () => {
  const client: Record<string, unknown> = {}
  const resources = { cfnUserPool: { addPropertyOverride: () => undefined }, cfnIdentityPool: {} }
  hardenUserPool({ ...resources, cfnUserPoolClient: client } as unknown as Parameters<typeof hardenUserPool>[0])
  return client
}

describe('the record of sessions', () => {
  it('says the limits that the code and the backend have', () => {
    const { accessTokenValidity, idTokenValidity, refreshTokenValidity, tokenValidityUnits } = limits()
    expect(tokenValidityUnits).toEqual({ accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' })
    expect(idTokenValidity).toBe(accessTokenValidity)
    expect(record).toContain(`*Access and ID token: ${accessTokenValidity} minutes.*`)
    expect(record).toContain(`*Sign-in: ${refreshTokenValidity} days*`)
    expect(record).toContain(`*Absence: ${IDLE_SECONDS / 86_400} days.*`)
    expect(record).toContain('NIST SP 800-63B')
  })

  it('says how many sessions there may be', () => {
    expect(record).toMatch(/\*Any number of sessions an account\*.*no limit at which one would have to end/s)
  })
})
