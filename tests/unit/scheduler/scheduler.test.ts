import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Schedule } from '../../../local/contract'
import { startScheduler } from '../../../local/scheduler/scheduler'

const tick: Schedule = {
  name: 'tick',
  arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/tick',
  expression: 'cron(* * * * ? *)',
  functionName: 'repair-worker',
}

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 20, 39, 40) }))
afterEach(() => void vi.useRealTimers())

const start = (options: Partial<Parameters<typeof startScheduler>[0]> = {}) => {
  const sent: { functionName: string; event: unknown }[] = []
  const { stop } = startScheduler({
    schedules: [tick],
    clock: Date.now,
    sendEvent: (functionName, event) => void sent.push({ functionName, event }),
    ...options,
  })
  const minutes = () => sent.map(({ event }) => (event as { time: string }).time.slice(11, 16))
  return { sent, minutes, stop }
}
const seconds = (count: number) => vi.advanceTimersByTime(count * 1000)

describe('a schedule', () => {
  it('wakes its function once a minute, and not in the minute of the start', () => {
    const { sent, minutes } = start()
    seconds(19)
    expect(sent).toEqual([])
    seconds(1)
    expect(minutes()).toEqual(['20:40'])
    seconds(600)
    expect(minutes()).toHaveLength(11)
    expect(new Set(minutes()).size).toBe(11)
    expect(sent[0]?.functionName).toBe('repair-worker')
  })

  it('leaves the first seconds to the start, and loses no minute by that', () => {
    vi.setSystemTime(Date.UTC(2026, 10, 23, 20, 39, 58))
    const { minutes } = start()
    seconds(9.9)
    expect(minutes()).toEqual([])
    seconds(0.2)
    expect(minutes()).toEqual(['20:40'])
    seconds(60)
    expect(minutes()).toEqual(['20:40', '20:41'])
  })

  it('sends what EventBridge sends when the template gives no input', () => {
    const { sent } = start()
    seconds(21)
    expect(sent[0]?.event).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: '000000000000',
      time: '2026-11-23T20:40:00Z',
      region: 'us-east-1',
      resources: [tick.arn],
      detail: '{}',
    })
  })

  it("sends the template's input as it is", () => {
    const { sent } = start({ schedules: [{ ...tick, input: '{"job":"nightly"}' }] })
    seconds(21)
    expect(sent).toEqual([{ functionName: 'repair-worker', event: { job: 'nightly' } }])
  })

  it('keeps to its own minutes, beside others', () => {
    const hourly = { ...tick, expression: 'rate(1 hour)', input: '"hourly"' }
    const { sent } = start({ schedules: [tick, hourly] })
    seconds(30 * 60)
    expect(sent.filter(({ event }) => event === 'hourly')).toHaveLength(1)
    expect(sent).toHaveLength(31)
  })

  it('is woken once after the machine has slept, however many minutes went by', () => {
    const time = { now: Date.now() }
    const { minutes } = start({ clock: () => time.now })
    seconds(11)
    time.now += 3_600_000
    seconds(1)
    expect(minutes()).toEqual(['21:39'])
    time.now += 20_000
    seconds(1)
    expect(minutes()).toEqual(['21:39', '21:40'])
  })

  it('finds the last due minute of a sleep, not only the present one', () => {
    const time = { now: Date.now() }
    const { minutes } = start({ clock: () => time.now, schedules: [{ ...tick, expression: 'cron(0 2 * * ? *)' }] })
    time.now += 8 * 3_600_000
    seconds(11)
    expect(minutes()).toEqual(['02:00'])
  })

  it('is not woken twice when the clock is set back', () => {
    const time = { now: Date.now() + 21_000 }
    const { minutes } = start({ clock: () => time.now })
    seconds(11)
    time.now += 60_000
    seconds(1)
    time.now -= 30_000
    seconds(1)
    time.now += 30_000
    seconds(1)
    expect(minutes()).toEqual(['20:41'])
  })

  it('ends with the twin', () => {
    const { sent, stop } = start()
    stop()
    seconds(300)
    expect(sent).toEqual([])
    const later = start()
    seconds(21)
    later.stop()
    seconds(300)
    expect(later.sent).toHaveLength(1)
  })

  it('may be hurried, or switched off', () => {
    const hurried = start({ everyMs: 100, schedules: [{ ...tick, expression: 'cron(0 2 * * ? *)' }] })
    const off = start({ everyMs: 0 })
    seconds(1)
    expect(hurried.sent).toHaveLength(10)
    hurried.stop()
    seconds(300)
    expect(hurried.sent).toHaveLength(10)
    expect(off.sent).toEqual([])
    off.stop()
  })

  it.each([
    [{ expression: 'every minute' }, 'The schedule tick is "every minute"'],
    [{ input: '{' }, 'The schedule tick has an input that is not JSON'],
  ])('that the twin cannot read, %j, stops the start', (change, sentence) => {
    expect(() => start({ schedules: [{ ...tick, ...change }] })).toThrow(sentence)
    // Switched off or not.
    expect(() => start({ everyMs: 0, schedules: [{ ...tick, ...change }] })).toThrow(sentence)
  })
})
