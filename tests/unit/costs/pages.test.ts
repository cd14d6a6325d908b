import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assumptions } from '../../../scripts/costs/assumptions'
import { renderCosts } from '../../../scripts/costs/render'
import { totalsTable } from '../../../scripts/costs/table'
import { amountWords, dollarWords } from '../../../scripts/costs/words'
import { putBetween } from '../../../scripts/put-between'

const deploy = readFileSync('docs/deploy.md', 'utf8')

describe('the pages of costs', () => {
  it('are what the data says; npm run costs writes them', () => {
    expect(readFileSync('docs/costs.md', 'utf8')).toBe(renderCosts())
    expect(deploy).toBe(putBetween(deploy, 'costs', totalsTable()))
  })

  it('mark a sum that has something unconfirmed in it', () => {
    expect(renderCosts()).toMatch(/\| GB served \|.* \? \|/)
    expect(renderCosts()).not.toMatch(/\| \*\*Cognito\*\*.*\?/)
  })

  it('say what is in the code as the code has it', () => {
    const source = (file: string) => readFileSync(file, 'utf8')
    expect(source('lib/server/todo-page.ts')).toContain(`PAGE_SIZE = ${assumptions.rowsAPage}\n`)
    expect(source('app/(workspace)/todos/keep-current.ts')).toContain(`EVERY_MS = ${assumptions.pollSeconds}_000`)
    expect(source('amplify/functions/repair-worker/resource.ts')).toContain("schedule: '* * * * ?'")
    expect(assumptions.ticksAMonth).toBe((365 / 12) * 24 * 60)
    for (const name of ['membership', 'repair-worker'])
      expect(source(`amplify/functions/${name}/resource.ts`)).toContain(
        `memoryMB: ${assumptions.functionGigabytes * 1024}`,
      )
  })
})

describe('a figure', () => {
  it('has cents while they matter', () => {
    expect([0.004, 0.006, 2.4, 99.99, 1350.4, 88060.7].map(dollarWords)).toEqual([
      '0',
      '0.01',
      '2.40',
      '99.99',
      '1,350',
      '88,061',
    ])
  })

  it('of what is done has three places', () => {
    expect([0, 0.0123, 61, 43_800, 10_626_200_000].map(amountWords)).toEqual([
      '0',
      '0.01',
      '61',
      '43,800',
      '10,600,000,000',
    ])
  })
})

describe('text between markers', () => {
  it('is replaced, and what is around it stays', () => {
    expect(putBetween('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new')).toBe('a\n<!-- x -->\nnew\n<!-- /x -->\nb')
  })

  it.each([
    'a',
    '<!-- x -->',
    '<!-- /x --><!-- x -->',
    '<!-- x --><!-- x --><!-- /x -->',
    '<!-- x --><!-- /x --><!-- /x -->',
  ])('is refused in %s, where the markers are not one pair', (page) => {
    expect(() => putBetween(page, 'x', 'new')).toThrow('Put them back')
  })
})
