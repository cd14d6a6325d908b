// Empties the data folder: the next start makes new keys and seeds again.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isHeld, OWNERSHIP_MARK } from './data-directory'
import { readSettings, runMain, Stop } from './settings'

void runMain(async () => {
  const { dataDirectory } = readSettings()
  if (!existsSync(dataDirectory)) return console.log(`${dataDirectory} is empty already.`)
  if (!existsSync(join(dataDirectory, OWNERSHIP_MARK)))
    throw new Stop(`${dataDirectory} was not made by Commons, so it is left alone. Check LOCAL_DATA_DIR.`)
  if (isHeld(dataDirectory)) throw new Stop('Commons is still running. Stop it with Ctrl-C, then run this again.')
  rmSync(dataDirectory, { recursive: true, force: true })
  console.log(`${dataDirectory} is empty. The next npm start fills it anew.`)
})
