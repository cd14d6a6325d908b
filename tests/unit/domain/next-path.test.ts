import { describe, expect, it } from 'vitest'
import { landingPath, pathWith, safeNextPath, signInPath } from '../../../lib/domain/next-path'

describe('where to go on to', () => {
  it.each(['/todos', '/admin/users?filter=MISSING', '/', '/todos?cursor=a%2Fb'])('%s is followed', (path) => {
    expect(safeNextPath(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/a\\b',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    ' /todos',
    'todos',
    '',
    `/${'x'.repeat(3000)}`,
    null,
    ['/todos'],
  ])('%j leads to the todos instead', (path) => {
    expect(safeNextPath(path)).toBeUndefined()
    expect(landingPath(path)).toBe('/todos')
  })

  it.each(['/sign-in?next=%2Fsign-in', '/sign-in/code', '/sign-up', '/confirm?email=a', '/reset-password'])(
    '%s is for who is not signed in, and leads to the todos instead',
    (path) => {
      expect(landingPath(path)).toBe('/todos')
    },
  )

  it('survives the way through the address of the sign-in page', () => {
    const next = '/admin/users?filter=MISSING&cursor=a+b'
    expect(new URL(signInPath(next), 'http://localhost').searchParams.get('next')).toBe(next)
  })

  it('takes along what is known, and leaves out what is not', () => {
    expect(pathWith('/confirm', { email: 'a+b@example.com', next: undefined })).toBe(
      '/confirm?email=a%2Bb%40example.com',
    )
    expect(pathWith('/confirm', { email: '', next: undefined })).toBe('/confirm')
  })
})
