import { describe, expect, it } from 'vitest'
import { linkParts } from '../../../lib/domain/links'

const linked = (text: string) => linkParts(text).filter(({ href }) => href !== undefined)

describe('an address in a text', () => {
  it.each([
    ['alone', 'https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    ['of http', 'See http://a.example for more', 'http://a.example'],
    ['in capitals', 'HTTPS://A.Example/X', 'HTTPS://A.Example/X'],
    ['at the end of a sentence', 'See https://a.example/x.', 'https://a.example/x'],
    ['before a question', 'Is it https://a.example/x?!', 'https://a.example/x'],
    ['in quotes', 'Say “https://a.example/x”, please', 'https://a.example/x'],
    ['in parentheses', 'There (https://a.example/x) it is', 'https://a.example/x'],
    ['with parentheses of its own', 'https://a.example/A_(b)', 'https://a.example/A_(b)'],
    ['with parentheses in parentheses', '(see https://a.example/A_(b)).', 'https://a.example/A_(b)'],
    ['in brackets', '[https://a.example/x]', 'https://a.example/x'],
    ['in angle brackets', '<https://a.example/x>', 'https://a.example/x'],
    ['of another script', 'https://пример.example/привет и', 'https://пример.example/привет'],
    ['after a letter of another script and a space', 'смотри https://a.example', 'https://a.example'],
    ['with a comma inside', 'https://a.example/1,2,3, and', 'https://a.example/1,2,3'],
  ])('%s is a link to just what is read there', (_title, text, address) => {
    expect(linked(text)).toEqual([{ text: address, href: new URL(address).href }])
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.example',
    '//a.example/x',
    'a.example',
    'mailto:a@b.example',
    'https://',
    'https:///',
    'http:a.example',
    'https://[',
    'https://user@a.example/',
    'https://bank.example:pw@elsewhere.example/',
    'https://bank.example@elsewhere.example',
    '<a href="x">y</a>',
    '',
  ])('%j is none', (text) => {
    expect(linked(text)).toEqual([])
    expect(linkParts(text).map((part) => part.text)).toEqual(text ? [text] : [])
  })

  it('ends where HTML, a quote or a backslash begins', () => {
    for (const after of ['"onclick="x', '<b>', "'x", '\\@elsewhere.example', '`x', '\n', '\u00A0x'])
      expect(linked(`https://a.example${after}`)).toEqual([{ text: 'https://a.example', href: 'https://a.example/' }])
  })

  it('after another scheme leads to no more than is read', () => {
    expect(linkParts('javascript:https://a.example')).toEqual([
      { text: 'javascript:' },
      { text: 'https://a.example', href: 'https://a.example/' },
    ])
  })

  it('is found as often as it stands there', () => {
    expect(linkParts('https://a.example and https://b.example.')).toEqual([
      { text: 'https://a.example', href: 'https://a.example/' },
      { text: ' and ' },
      { text: 'https://b.example', href: 'https://b.example/' },
      { text: '.' },
    ])
  })
})

it('joining the parts gives back the text, whatever it is, and every link is of http or https', () => {
  const pieces = [
    'https://',
    'http://',
    'a.example',
    '/x',
    '(',
    ')',
    '.',
    '@',
    ':',
    ' ',
    '\n',
    '"',
    '<',
    '🦊',
    'ж',
    '?',
  ]
  let drawn = 7
  for (let run = 0; run < 2_000; run += 1) {
    let text = ''
    for (let count = 0; count < 12; count += 1) {
      drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648
      text += pieces[(drawn >> 8) % pieces.length]
    }
    const parts = linkParts(text)
    expect(parts.map((part) => part.text).join('')).toBe(text)
    for (const { text: read, href } of parts) if (href) expect(new URL(read).href).toBe(href)
    for (const { href } of parts) if (href) expect(href).toMatch(/^https?:\/\/[^/@]+(\/|$)/)
  }
})

it('a text made to be slow is read at once', () => {
  const began = performance.now()
  for (const text of [')'.repeat(2_000), '!'.repeat(2_000), '(https://a.example'.repeat(100)])
    linkParts(`https://a.example/${text}x`)
  linkParts(`https://a.example/${')'.repeat(1_980)}`)
  expect(performance.now() - began).toBeLessThan(500)
})
