import { expect, test } from 'vitest'
import { loadBackend } from '../../../local/assembly/load-backend'
import { synthesise } from '../../../scripts/synthesise'
import { readOutputs, readResources } from './template-resources'
import { summarise } from './template-summary'

test('what deploys is what template-summary.md says: run this file with -u, and read the difference', async () => {
  const { directory } = await synthesise({ branch: 'main' })
  const summary = summarise(readResources(directory), loadBackend(directory).graphqlApi, readOutputs(directory))
  await expect(summary).toMatchFileSnapshot('template-summary.md')
})
