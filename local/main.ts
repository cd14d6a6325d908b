// The command that runs the twin: settings from the environment, ready told to the parent, ended by it or by a signal.
import { resolve } from 'node:path'
import { loadBackend } from './assembly/load-backend'
import { startTwin, type Twin } from './start-twin'
import { stopReason } from './stop-reason'
import { readUnkind } from './unkind/read-unkind'

const port = Number(process.env.LOCAL_AWS_PORT || 4566)
const appPort = Number(process.env.PORT || 3000)
const dataDirectory = resolve(process.env.LOCAL_DATA_DIR || '.local')

// The AWS SDK's notice of the years to come is not for those who read this terminal.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const complain = (text: string) => process.stderr.write(`${text}\n`)

const start = async () => {
  const assembly = process.env.COMMONS_ASSEMBLY
  if (!assembly) throw new Error('COMMONS_ASSEMBLY must be the folder of a synthesised backend: npm start sets it.')
  return startTwin({
    backend: loadBackend(assembly),
    dataDirectory,
    port,
    appPort,
    callerKey: process.env.CALLER_KEY,
    deletesExpired: true,
    warmsFunctions: true,
    unkind: readUnkind(process.env.COMMONS_UNKIND),
    onCode: ({ to, purpose, code }) => process.stdout.write(`Mail to ${to} (${purpose}): ${code}\n`),
    report: (error) => complain(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
}

let twin: Promise<Twin>
let isStopping = false
const stop = async () => {
  if (isStopping) return
  isStopping = true
  await twin.then((running) => running.close()).catch(() => {})
  process.exit(0)
}

twin = start()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
process.on('disconnect', stop)
// The parent may be gone before this line is reached; with no parent to talk to, `connected` is undefined.
if (process.connected === false) void stop()

try {
  const running = await twin
  if (process.send) process.send({ ready: true, port: running.port })
  else process.stdout.write(`${JSON.stringify({ message: 'twin ready', port: running.port })}\n`)
} catch (error) {
  complain(stopReason(error, { port, dataDirectory }))
  process.exit(1)
}
