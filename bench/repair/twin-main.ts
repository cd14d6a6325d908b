// A twin in a process of its own whose users come in bulk. Nobody works on its runs but the engine that is measured.
import { loadBackend } from '../../local/assembly/load-backend'
import { startTwin } from '../../local/start-twin'
import type { BenchPool } from './processes'

/** One in `missingEvery` is in no group, made by an administrator or confirmed in turn. */
function* people({ users, missingEvery }: BenchPool) {
  for (let index = 0; index < users; index += 1) {
    const isMissing = index % missingEvery === missingEvery - 1
    yield {
      email: `somebody-${index}@example.com`,
      status: index % 4 === 3 ? ('FORCE_CHANGE_PASSWORD' as const) : ('CONFIRMED' as const),
      groups: isMissing ? [] : ['everyone'],
    }
  }
}

const [assembly = '', dataDirectory = ''] = process.argv.slice(2)
const twin = await startTwin({
  backend: { ...loadBackend(assembly), schedules: [] },
  dataDirectory,
  port: 0,
  appPort: 3999,
})
process.on('message', async (pool: BenchPool) => {
  await twin.importUsers(people(pool))
  process.send?.({ isImported: true })
})
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', async () => {
  await twin.close()
  process.exit(0)
})
process.send?.({ port: twin.port })
