// `npm run security`: writes docs/security.md from the data in scripts/security/.
import { writeFileSync } from 'node:fs'
import { renderSecurity } from './security/render'
import { chapters } from './security/requirements'
import { runMain } from './settings'

void runMain(async () => writeFileSync('docs/security.md', renderSecurity(chapters)))
