// `npm run bench`: every figure beside its goal, both sides measured in this run. Goals stand in bench/goals.ts.
// `npm run bench -- workspace` measures the todos alone, up to 100,000 of them: ten minutes.
// `npm run bench -- observatory` has every page graded as the MDN HTTP Observatory grades, which it installs first.
// `npm run bench -- repair` measures the repair engine alone, up to a million users: half an hour.
import { runMain, Stop } from './settings'

void runMain(async () => {
  const part = process.argv[3]
  if (part === 'repair') {
    const { measureRepair } = await import('../bench/measure-repair')
    return measureRepair()
  }
  if (part === 'workspace') {
    const { runWorkspace } = await import('../bench/run-workspace')
    return runWorkspace()
  }
  if (part === 'observatory') {
    const { measureObservatory } = await import('../bench/measure-observatory')
    return measureObservatory()
  }
  if (part !== undefined)
    throw new Stop(
      `There is no part ${part}. Run npm run bench, with -- workspace, -- observatory or -- repair for a part.`,
      2,
    )
  const { runBench } = await import('../bench/run-bench')
  await runBench()
})
