// `npm run unproven`: writes docs/aws-unproven.md from the data in scripts/contract/.
import { writeFileSync } from 'node:fs'
import { renderUnproven } from './contract/render'
import { areas } from './contract/statements'
import { runMain } from './settings'

void runMain(async () => writeFileSync('docs/aws-unproven.md', renderUnproven(areas)))
