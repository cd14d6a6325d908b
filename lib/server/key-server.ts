import 'server-only'
import { get } from 'node:https'

const LIMIT = 3000
const REMEMBER = 5000

const answers = (url: string) =>
  new Promise<boolean>((resolve) => {
    const request = get(url, { timeout: LIMIT }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })

let last: { at: number; answer: Promise<boolean> } | undefined

/**
 * True when the pool's keys can be fetched. Asked only when a token that looks right was not accepted, to tell a forged
 * token from an outage; remembered for five seconds, so that forged tokens cannot make it a flood.
 */
export const isKeyServerUp = (issuer: string, now: number): Promise<boolean> => {
  if (!last || now - last.at > REMEMBER) last = { at: now, answer: answers(`${issuer}/.well-known/jwks.json`) }
  return last.answer
}
