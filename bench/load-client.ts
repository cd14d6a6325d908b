// A process of its own, so that making requests does not share a core with answering them: argv is URL, cookie, milliseconds.
import { Agent, get } from 'node:http'

const CONNECTIONS = 8
const [url = '', cookie = '', milliseconds = '0'] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const until = performance.now() + Number(milliseconds)

const once = () =>
  new Promise<void>((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`${url} answered ${reply.statusCode}`))
      reply.resume().on('end', resolve)
    }).on('error', reject)
  })

let answered = 0
const started = performance.now()
await Promise.all(
  Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() < until) {
      await once()
      answered += 1
    }
  }),
)
console.log((answered / (performance.now() - started)) * 1000)
agent.destroy()
