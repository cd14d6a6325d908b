import { expect } from 'playwright/test'
import { createSeededRandom } from '../faults/seeded-random'
import { rowOf } from './acts'
import { test } from './browser-test'
import { type PaintedAct, paint, shownRows, whatWasEarly } from './honest-page'
import { expectTruth, openOnBadNetwork, SEED, settle } from './slow-list'
import { savedTodos } from './truth'
import { wearSession } from './visitors'

const ACTS: PaintedAct[] = ['add', 'toggle', 'rename', 'trash']

test.beforeEach(() => test.setTimeout(180_000))

test('what is not saved yet says so until the answer is there', async ({ open }) => {
  const { page, network } = await openOnBadNetwork(open, 'sly', createSeededRandom(SEED + 1))
  const name = `Patience ${SEED}`
  await page.getByLabel('New todo').fill(name)
  await page.getByLabel('New todo').press('Enter')
  await expect(rowOf(page, name)).toHaveAttribute('aria-busy', 'true')
  await expect(rowOf(page, name)).toContainText('Adding…')
  await expect(page.locator('#live')).not.toContainText(name)
  await network.arrived()
  await settle(page)
  await expect(page.locator('#live')).toHaveText(`Added “${name}”`)
  await page.getByRole('button', { name: `Complete ${name}` }).click()
  await expect(page.getByRole('button', { name: `Reopen ${name}` })).toBeVisible()
  await expect(rowOf(page, name)).toContainText('Saving…')
  await settle(page)
  await expect(rowOf(page, name)).not.toContainText('Saving…')
  expect((await whatWasEarly(page)).early).toEqual([])
})

for (const round of [1, 2, 3, 4])
  test(`a tab that is killed in the middle has promised nothing that is not saved, round ${round}`, async ({
    open,
  }) => {
    const seed = SEED + 100 * round
    const random = createSeededRandom(seed)
    const { page, person, network } = await openOnBadNetwork(open, 'kil', random)
    const written = new Set<string>()
    const acts = random.between(8, 20)
    for (let number = 0; number < acts; number += 1) {
      const act = number < 3 ? 'add' : random.pick(ACTS)
      const text = `${act} ${number} of ${seed}`
      if (await paint(page, { act, dice: random.next(), text })) written.add(text)
      await page.waitForTimeout(random.between(20, 1000))
    }
    const { early } = await whatWasEarly(page)
    const last = await shownRows(page)
    if (random.chance(0.5)) await page.close()
    else await page.context().close()
    await network.arrived()
    // What the browser itself has sent on leaving.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const truth = await savedTodos(person)
    const promised = last.filter(
      ({ isBusy, isFailed, isConflict, isGone }) => !isBusy && !isFailed && !isConflict && !isGone,
    )
    process.stdout.write(
      `seed ${seed}: ${acts} acts, then killed: ${last.length} rows, ${promised.length} of them shown as saved, ${truth.length} saved\n`,
    )
    expect(early).toEqual([])
    for (const { id, name, state } of promised)
      expect(truth).toContainEqual(expect.objectContaining({ id, name, state }))
    for (const { name } of truth) expect([...written]).toContain(name)
    const other = await open()
    await wearSession(other, person)
    await other.goto('/todos?of=mine')
    await expectTruth(other, person)
  })
