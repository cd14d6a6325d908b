import { expect, it } from 'vitest'
import { nameInAddress } from '../../../lib/domain/cognito-name'

it('reads back from an address every name that Cognito takes, and nothing that could not be one', () => {
  for (const name of ['Google_1.2/3%@x', 'a%2Fb', 'zo\u00eb', '\u540d\u524d', 'x'.repeat(128)])
    expect(nameInAddress(encodeURIComponent(name))).toBe(name)
  for (const part of ['', 'a%20b', 'a%0Ab', 'x'.repeat(129)]) expect(nameInAddress(part)).toBeUndefined()
})
