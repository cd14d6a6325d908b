import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { synthesise } from '../../../scripts/synthesise'
import { createWorld, field, newTodo, person, type World } from '../appsync/world'

const PROJECT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const INPUTS = ['amplify', 'lib/domain', 'package.json', 'package-lock.json', 'tsconfig.json']

// Inside the project, so that its node_modules are found.
mkdirSync(join(PROJECT, 'out'), { recursive: true })
const root = mkdtempSync(join(PROJECT, 'out', 'changed-rule-'))
const worlds: World[] = []

const changeRule = () => {
  for (const input of INPUTS) cpSync(join(PROJECT, input), join(root, input), { recursive: true })
  const file = join(root, 'amplify/data/workspace.ts')
  const before = readFileSync(file, 'utf8')
  const after = before.replaceAll(".group(EVERYONE).to(['read'])", ".group(EVERYONE).to(['read', 'update'])")
  expect(after).not.toBe(before)
  writeFileSync(file, after)
}

const renameByAnother = async (world: World) => {
  const alice = person('alice', 'everyone')
  const created = await world.ask(alice, 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id } }', {
    input: newTodo({ name: 'Hers' }),
  })
  const { id } = field<{ id: string }>(created, 'createTodo')
  return world.ask(
    person('bob', 'everyone'),
    'mutation ($id: ID!) { updateTodo(input: { id: $id, state: OPEN, name: "Mine now" }) { name } }',
    { id },
  )
}

describe('a rule changed in amplify/data/workspace.ts', () => {
  beforeAll(async () => {
    changeRule()
    worlds.push(await createWorld())
    worlds.push(await createWorld({ directory: (await synthesise({ root })).directory }))
  })
  afterAll(async () => {
    for (const world of worlds) await world.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('changes who is refused, with no edit in local/', async () => {
    const [asItIs, changed] = worlds
    if (!asItIs || !changed) throw new Error('not started')
    const refused = await renameByAnother(asItIs)
    expect(refused.errors).toMatchObject([{ errorType: 'Unauthorized' }])
    const allowed = await renameByAnother(changed)
    expect(allowed).toMatchObject({ data: { updateTodo: { name: 'Mine now' } }, errors: [] })
  })

  it('changes no id, so that the data folder of the old build serves the new one', () => {
    const [asItIs, changed] = worlds
    expect(changed?.backend.userPool).toEqual(asItIs?.backend.userPool)
    expect(changed?.backend.tables).toEqual(asItIs?.backend.tables)
  })
})
