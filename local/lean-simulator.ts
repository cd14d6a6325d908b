// Two thirds of what the simulator takes to load serve its own listener and a data source that is not ours.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

// Each with what the rest of the simulator names of it.
const UNUSED = { server: 'AppSyncSimulatorServer', 'data-loader/opensearch': 'OpenSearchDataLoader' }

/** Leaves those parts out of the simulator. To be called before its first import. */
export const loadSimulatorLean = () => {
  for (const [part, name] of Object.entries(UNUSED)) {
    const path = require.resolve(`@aws-amplify/amplify-appsync-simulator/lib/${part}/index.js`)
    const exports = { [name]: class Unused {} }
    const base = { id: path, filename: path, path, exports, loaded: true, children: [], paths: [], parent: null }
    require.cache[path] ??= { ...base, isPreloading: false, require }
  }
}
