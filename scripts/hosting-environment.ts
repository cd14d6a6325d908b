// Called by amplify.yml before anything is deployed: what the server will read is checked while the old site still runs.
import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { hostingEnvironment, stageSentence } from './hosting/environment'
import { runMain } from './settings'

void runMain(async () => {
  const lines = hostingEnvironment(process.env, () => randomBytes(32).toString('base64url'))
  // After what a fork may have there already, whose last line need not have an end.
  appendFileSync('.env.production', `\n${lines}`)
  console.log(`.env.production has what the server reads. ${stageSentence(process.env)}`)
})
