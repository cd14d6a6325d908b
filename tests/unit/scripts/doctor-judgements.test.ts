import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isOldNode } from '../../../scripts/doctor/node-version'
import { strayPackages } from '../../../scripts/doctor/read-machine'
import { complaintsAbout } from '../../../scripts/doctor/variables'

test.each([
  ['18.20.8', true],
  ['20.18.9', true],
  ['20.19.0', false],
  ['22.0.0', false],
  ['24.1.0', false],
])('Node %s is too old: %s', (version, isOld) => {
  expect(isOldNode(version)).toBe(isOld)
})

describe('a sender of letters', () => {
  test.each(['hello@example.com', 'Commons <hello@example.com>', '"Commons, of us" <hello@example.com>', ''])(
    'may be %j',
    (MAIL_FROM) => expect(complaintsAbout({ MAIL_FROM })).toEqual([]),
  )
  test.each(['hello', 'Commons hello@example.com', 'Commons <hello@example>', '<>', 'a@b.example, c@d.example'])(
    'may not be %j',
    (MAIL_FROM) =>
      expect(complaintsAbout({ MAIL_FROM })).toEqual([expect.stringMatching(/^MAIL_FROM is .*, which is no address/)]),
  )
})

describe('installed packages', () => {
  const root = mkdtempSync(join(tmpdir(), 'commons-packages-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('are compared with the lock, those that the project names', () => {
    const lock = {
      packages: {
        '': { dependencies: { right: '1.0.0', gone: '1.0.0' }, devDependencies: { '@a/other': '2.0.0' } },
        'node_modules/right': { version: '1.0.0' },
        'node_modules/gone': { version: '1.0.0' },
        'node_modules/@a/other': { version: '2.0.0' },
        'node_modules/of-others': { version: '3.0.0' },
      },
    }
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock))
    for (const [name, version] of [
      ['right', '1.0.0'],
      ['@a/other', '2.1.0'],
    ] as const) {
      mkdirSync(join(root, 'node_modules', name), { recursive: true })
      writeFileSync(join(root, 'node_modules', name, 'package.json'), JSON.stringify({ version }))
    }
    expect(strayPackages(root)).toEqual([
      { name: 'gone', wanted: '1.0.0', found: undefined },
      { name: '@a/other', wanted: '2.0.0', found: '2.1.0' },
    ])
  })
})
