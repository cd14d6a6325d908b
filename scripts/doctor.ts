// `npm run doctor`: what is wrong with this machine or with a deployment, and how to mend it. It changes nothing.

import { judge } from './doctor/checks'
import { gather } from './doctor/gather'
import { parseArguments, USAGE } from './doctor/parse-arguments'
import { readMachine } from './doctor/read-machine'
import { reportJson, reportLines } from './doctor/report'
import { runMain } from './settings'

void runMain(async () => {
  const wish = parseArguments(process.argv.slice(3))
  if (wish === 'help') return console.log(USAGE)
  const findings = judge(await gather(wish, readMachine(process.cwd())))
  console.log(wish.isJson ? reportJson(findings) : reportLines(findings).join('\n'))
  // Not left to itself: a search for credentials that was given up would keep the process.
  process.exit(findings.some(({ verdict }) => verdict === 'fault') ? 1 : 0)
})
