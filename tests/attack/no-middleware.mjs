// Preloaded into `next start`: the build then says what a build without middleware.ts says, that there is none. Next takes
// middleware from this one file, so not a line of it is loaded; the rest of the build is the same code.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const NONE = JSON.stringify({ version: 3, middleware: {}, sortedMiddleware: [], functions: {} })
const { readFileSync } = fs
const { readFile } = fs.promises

const isManifest = (path) => String(path).endsWith('middleware-manifest.json')
const inShape = (options) => (options ? NONE : Buffer.from(NONE))

fs.readFileSync = (path, options) => (isManifest(path) ? inShape(options) : readFileSync(path, options))
fs.promises.readFile = async (path, options) => (isManifest(path) ? inShape(options) : readFile(path, options))
syncBuiltinESMExports()
