import { describe, expect, it } from 'vitest'
import { confirmSignUpForm, setNewPasswordForm, signInForm, signUpForm } from '../../../lib/domain/account-schema'
import { cleanLine } from '../../../lib/domain/clean-text'
import { changeDisplayNameForm } from '../../../lib/domain/member-schema'
import { createTodoForm } from '../../../lib/domain/todo-schema'

const id = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'
const nameOf = (name: unknown) => createTodoForm.safeParse({ id, name }).data?.name

describe('the name of a todo', () => {
  it.each([
    ['is trimmed', '  Milk \n', 'Milk'],
    ['may be of any script', 'شراء الحليب', 'شراء الحليب'],
    ['may be an emoji', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['loses what would turn the text around', 'a\u202Egnp.exe\u2066', 'agnp.exe'],
    ['is one line', 'one\r\ntwo\tthree\0', 'one two three'],
    ['may have 200 characters', 'x'.repeat(200), 'x'.repeat(200)],
    ['loses half a character', 'a\uD800b', 'ab'],
  ])('%s', (_title, typed, kept) => {
    expect(nameOf(typed)).toBe(kept)
  })

  it.each([
    ['empty', ''],
    ['only space', ' \u00A0\u3000 '],
    ['only what nobody sees', '\u200B\u2060\uFEFF\u3164'],
    ['of 201 characters', 'x'.repeat(201)],
    ['of 150 emoji, which AppSync counts as 300', '🦊'.repeat(150)],
    ['missing', undefined],
    ['a file', new File([], 'x')],
  ])('is refused when it is %s', (_title, typed) => {
    expect(nameOf(typed)).toBeUndefined()
  })

  it('says one thing about an empty name, not two', () => {
    expect(createTodoForm.safeParse({ id, name: '' }).error?.issues).toHaveLength(1)
  })
})

describe('account forms', () => {
  it('take an address as typed on a phone', () => {
    expect(signInForm.parse({ email: ' Alice@Example.com ', password: 'x' }).email).toBe('alice@example.com')
  })

  it('take every address that Cognito takes, of Oslo and of an owner & a manager', () => {
    for (const email of ['o&m@example.com', "o'neil@example.com", 'kåre@blåbær.example', '"a"@example.com'])
      expect(signInForm.parse({ email, password: 'x' }).email).toBe(email)
  })

  it.each(['', 'alice', 'alice@', 'a b@c.de', 'a@b@c.de', '<a>@c.de', `${'a'.repeat(124)}@c.de`])(
    'refuse the address %j',
    (email) => {
      expect(signInForm.safeParse({ email, password: 'x' }).success).toBe(false)
    },
  )

  it('take any password to sign in, and never change it', () => {
    expect(signInForm.parse({ email: 'a@b.de', password: ' x ' }).password).toBe(' x ')
  })

  it.each(['Short-1aaaa', 'no-capital-1', 'NO-SMALL-LETTER-1', 'No-number-here', 'NoSignHere123', ' Leading-space-1'])(
    'refuse the new password %j before Cognito is asked',
    (password) => {
      expect(signUpForm.safeParse({ email: 'a@b.de', password }).success).toBe(false)
      expect(setNewPasswordForm.safeParse({ password }).success).toBe(false)
    },
  )

  it('take a strong one', () => {
    expect(setNewPasswordForm.safeParse({ password: 'Correct-horse-1' }).success).toBe(true)
  })

  it('take a code with spaces, as mail programs copy it', () => {
    const typed = { email: 'a@b.de', password: 'x' }
    expect(confirmSignUpForm.parse({ ...typed, code: ' 123 456 ' }).code).toBe('123456')
    expect(confirmSignUpForm.safeParse({ ...typed, code: '12345a' }).success).toBe(false)
  })

  it('compose and trim a display name, and refuse one that shows nothing', () => {
    expect(changeDisplayNameForm.parse({ name: ' Zoë ' }).name).toBe('Zoë')
    expect(changeDisplayNameForm.safeParse({ name: '\u200D \u3164' }).success).toBe(false)
  })
})

it('a cleaned line stays the same when cleaned again', () => {
  const once = cleanLine('\u202E a\u0000b ')
  expect(cleanLine(once)).toBe(once)
})
