import { expect, it } from 'vitest'
import { callerAddress } from '../../../lib/server/caller-address'

const from = (headers: Record<string, string>) => callerAddress(new Headers(headers))

it.each([
  [{ 'x-forwarded-for': '192.0.2.7' }, '192.0.2.7'],
  [{ 'x-forwarded-for': '192.0.2.7, 198.51.100.1' }, '192.0.2.7'],
  [{ 'x-forwarded-for': '2001:db8::7' }, '2001:db8::7'],
  [{ 'cloudfront-viewer-address': '192.0.2.7:46532', 'x-forwarded-for': '203.0.113.9' }, '192.0.2.7'],
  [{ 'cloudfront-viewer-address': '[2001:db8::7]:46532' }, '2001:db8::7'],
])('reads where a request came from: %j', (headers, address) => {
  expect(from(headers)).toBe(address)
})

it.each([{}, { 'x-forwarded-for': '127.0.0.1' }, { 'x-forwarded-for': '::1' }, { 'x-forwarded-for': 'my phone' }])(
  'knows nothing of where this machine, or what is no address, is: %j',
  (headers) => {
    expect(from(headers as Record<string, string>)).toBeUndefined()
  },
)
