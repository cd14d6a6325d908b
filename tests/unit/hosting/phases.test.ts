import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPhases } from '../../../scripts/rehearse/phases'

test('amplify.yml installs, writes what the server reads, and builds with a plain npm run build', () => {
  expect(readPhases(process.cwd())).toEqual({
    backend: ['npm install --no-save --no-audit --no-fund', 'node scripts/launch.mjs hosting-environment'],
    frontend: ['npm run build'],
    baseDirectory: '.next',
  })
})

test('an amplify.yml that does not deploy the backend is not rehearsed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commons-phases-'))
  try {
    writeFileSync(
      join(folder, 'amplify.yml'),
      'version: 1\nfrontend:\n  phases: {}\n  artifacts: { baseDirectory: .next }\n',
    )
    expect(() => readPhases(folder)).toThrow('`ampx pipeline-deploy`')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
