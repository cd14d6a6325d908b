import 'server-only'
import { config } from './config'
import { getEnvironment } from './environment'
import { standInFront } from './front'

/** What must be right before the first request is taken: a server that cannot work says why and ends. */
export const boot = () => {
  try {
    getEnvironment()
    config()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  // In development Next asks and answers much by itself, and shows errors to whoever writes them.
  if (process.env.NODE_ENV === 'production') standInFront()
}
