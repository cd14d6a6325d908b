// `npm run bench`: every figure beside its goal, both sides measured in this run. Goals stand in bench/goals.ts.
// `npm run bench -- repair` measures the repair engine alone, up to a million users: half an hour.
import { runMain, Stop } from './settings'

void runMain(async () => {
  const part = process.argv[3]
  if (part === 'repair') {
    const { measureRepair } = await import('../bench/measure-repair')
    return measureRepair()
  }
  if (part !== undefined) throw new Stop(`There is no part ${part}. Run npm run bench, or npm run bench -- repair.`, 2)
  const { runBench } = await import('../bench/run-bench')
  await runBench()
})
