// `npm run costs`: writes docs/costs.md, and the sums into docs/deploy.md, from the data in scripts/costs/.
import { readFileSync, writeFileSync } from 'node:fs'
import { renderCosts } from './costs/render'
import { totalsTable } from './costs/table'
import { putBetween } from './put-between'
import { runMain } from './settings'

const DEPLOY = 'docs/deploy.md'

void runMain(async () => {
  writeFileSync('docs/costs.md', renderCosts())
  writeFileSync(DEPLOY, putBetween(readFileSync(DEPLOY, 'utf8'), 'costs', totalsTable()))
})
