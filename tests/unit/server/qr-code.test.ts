import { describe, expect, it } from 'vitest'
import { appLink, squaresOf } from '../../../lib/server/qr-code'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
/** The square by which a camera finds a corner: a ring, a gap, a block of three. */
const CORNER = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']

describe('what an authenticator app takes', () => {
  it('is a link with the secret, and with names that need no other signs than an address has', () => {
    const link = new URL(appLink(SECRET, 'ada+x@example.com'))
    expect([link.protocol, link.host, decodeURIComponent(link.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/Commons:ada+x@example.com',
    ])
    expect(Object.fromEntries(link.searchParams)).toEqual({ secret: SECRET, issuer: 'Commons' })
  })

  it('is a picture of it, with the three corners by which a camera finds it, and no margin of its own', () => {
    const squares = squaresOf(appLink(SECRET, 'ada@example.com'))
    const size = squares.length
    const at = (x: number, y: number) =>
      CORNER.map((_, row) => CORNER.map((__, column) => (squares[y + row]?.[x + column] ? '#' : '.')).join(''))
    expect(squares.every((row) => row.length === size)).toBe(true)
    for (const [x, y] of [
      [0, 0],
      [size - 7, 0],
      [0, size - 7],
    ] as const)
      expect(at(x, y)).toEqual(CORNER)
    expect(squaresOf(appLink(`${SECRET.slice(0, -1)}A`, 'ada@example.com'))).not.toEqual(squares)
  })
})
