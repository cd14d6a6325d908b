import { expect, test } from 'vitest'
import { EMPTY_POLICY, SECURITY_HEADERS } from '../../../lib/server/security-headers'
import { fileHeaders } from '../../../scripts/hosting/front'

test('what Hosting serves without the server has the headers that the server would give it', () => {
  const own = Object.entries({ ...SECURITY_HEADERS, 'Content-Security-Policy': EMPTY_POLICY })
  expect(fileHeaders(process.cwd())).toEqual(
    Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), value])),
  )
})
