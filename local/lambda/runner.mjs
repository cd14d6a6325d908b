// One Lambda execution environment: started by the twin for one function, runs one event at a time, dies with the twin.
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

const [, , codeDirectory, handlerName] = process.argv
const [file, exportName] = handlerName.split('.')

// A handler in an endless loop hears no event. A thread that reads a pipe does: the pipe ends when the twin does.
// Looking at process.stdin makes its reads return at once: a thread that sleeps in one would hold up process.exit for good.
void process.stdin
const WATCH = `
  const { readSync } = require('node:fs')
  const read = () => {
    try { return readSync(0, Buffer.alloc(1)) > 0 } catch (error) { return error.code === 'EAGAIN' && pause() }
  }
  const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200) === 'timed-out'
  while (read());
  process.kill(process.pid, 'SIGKILL')
`
new Worker(WATCH, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } }).unref()
process.on('disconnect', () => process.exit(0))

const failure = (error) => ({
  errorType: error?.name ?? 'Error',
  errorMessage: error instanceof Error ? error.message : String(error),
  trace: error instanceof Error && error.stack ? error.stack.split('\n') : [],
})

const loadHandler = async () => {
  const module = await import(pathToFileURL(`${codeDirectory}/${file}.mjs`).href)
  const handler = module[exportName] ?? module.default?.[exportName]
  if (typeof handler === 'function') return handler
  const error = new Error(`${handlerName} is undefined or not exported`)
  error.name = 'Runtime.HandlerNotFound'
  throw error
}

const run = (handler, event, context) =>
  new Promise((resolve, reject) => {
    const callback = (error, value) => (error ? reject(error) : resolve(value))
    const returned = handler(event, context, callback)
    if (typeof returned?.then === 'function') returned.then(resolve, reject)
  })

const contextOf = ({ requestId, deadline, functionArn }) => ({
  awsRequestId: requestId,
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: '$LATEST',
  invokedFunctionArn: functionArn,
  memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
})

const answer = async (message) => {
  try {
    const value = await run(await handlerPromise, message.event, contextOf(message))
    // As text, so that what JSON cannot carry fails here, as the function's own error.
    return { ok: true, payload: JSON.stringify(value) ?? 'null' }
  } catch (error) {
    return { ok: false, ...failure(error) }
  }
}

const handlerPromise = loadHandler()
// A bundle that does not load answers each event with its error.
handlerPromise.catch(() => {}).then(() => process.send({ isReady: true }))
process.on('message', async (message) => process.send(await answer(message)))
