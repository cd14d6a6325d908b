import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeSendChanges } from '../../../lib/client/send-changes'
import type { TodoChange } from '../../../lib/domain/todo-change'

type Answer = 'hang up' | { status?: number; text: string }

let server: Server
let url: string
let answers: Answer[]
let asked: unknown[]

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      asked.push(JSON.parse(body))
      const answer = answers.shift() ?? 'hang up'
      if (answer === 'hang up') return void request.socket.destroy()
      response.writeHead(answer.status ?? 200).end(answer.text)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  answers = []
  asked = []
})

const changes: TodoChange[] = [{ kind: 'remove', id: 'milk', version: 1 }]
const outcomes = [{ ok: true, data: null }]
const told = { text: JSON.stringify({ outcomes }) }
const failure = (status: number, code: string) => ({ status, text: JSON.stringify({ error: { code, message: code } }) })

const send = async () => {
  const waited: number[] = []
  let looked = 0
  const answer = await makeSendChanges({
    post: (body) => fetch(url, { method: 'POST', body }),
    wait: async (milliseconds) => void waited.push(milliseconds),
    untilOnline: async () => {
      looked += 1
    },
    words: { unreachable: 'No answer came.' },
  })(changes)
  return { answer, waited, looked }
}

describe('changes', () => {
  it('are sent as they are, once, when an outcome for each comes back', async () => {
    answers = [told]
    expect(await send()).toEqual({ answer: outcomes, waited: [], looked: 1 })
    expect(asked).toEqual([{ changes }])
  })

  it.each<[string, Answer]>([
    ['the connection breaks', 'hang up'],
    ['half an answer comes', { text: '{"outcomes":[' }],
    ['something else answers', { text: '<!doctype html>' }],
    ['the answer says nothing', { text: '{}' }],
    ['the answer is null', { text: 'null' }],
    ['the service is out', failure(503, 'unavailable')],
    ['something between is out', { status: 502, text: 'Bad gateway' }],
  ])('are sent again, unchanged and after a while, when %s', async (_title, answer) => {
    answers = [answer, answer, told]
    expect(await send()).toEqual({ answer: outcomes, waited: [400, 1_500], looked: 3 })
    expect(asked).toEqual([{ changes }, { changes }, { changes }])
  })

  it('are given up after the fourth attempt, in words, and nothing is thrown', async () => {
    const { answer, waited } = await send()
    expect(answer).toEqual({ code: 'unavailable', message: 'No answer came.' })
    expect(waited).toEqual([400, 1_500, 4_000])
    expect(asked).toHaveLength(4)
  })

  it('are given up in the words of the service when it has some', async () => {
    answers = Array.from({ length: 4 }, () => failure(503, 'unavailable'))
    expect((await send()).answer).toEqual({ code: 'unavailable', message: 'unavailable' })
  })

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [400, 'invalid'],
    [429, 'rate_limited'],
  ])('are not sent again after %i: it would be answered the same', async (status, code) => {
    answers = [failure(status, code)]
    expect(await send()).toEqual({ answer: { code, message: code }, waited: [], looked: 1 })
    expect(asked).toHaveLength(1)
  })

  it('wait for the network, before the first attempt and before each other', async () => {
    answers = ['hang up', told]
    const steps: string[] = []
    await makeSendChanges({
      post: (body) => {
        steps.push('post')
        return fetch(url, { method: 'POST', body })
      },
      wait: async () => void steps.push('pause'),
      untilOnline: () =>
        new Promise((resolve) => {
          setTimeout(() => {
            steps.push('online')
            resolve()
          })
        }),
      words: { unreachable: '' },
    })(changes)
    expect(steps).toEqual(['online', 'post', 'pause', 'online', 'post'])
  })
})
