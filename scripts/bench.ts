// `npm run bench`: every figure beside its goal, both sides measured in this run. Goals stand in bench/goals.ts.
import { runMain } from './settings'

void runMain(async () => {
  const { runBench } = await import('../bench/run-bench')
  await runBench()
})
