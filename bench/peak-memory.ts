import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Peak resident megabytes of every process of a group, by what it runs. Linux only: elsewhere the list is empty. */
export const peakMemory = (processGroup: number): { command: string; megabytes: number }[] => {
  const processes = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  return processes.flatMap((pid) => {
    // Field 5 of stat is the process group; the name before it is in brackets and may hold spaces.
    const group = Number(read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[2])
    if (group !== processGroup) return []
    const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
    const command = read(`/proc/${pid}/cmdline`).split('\0').filter(Boolean).slice(-4).join(' ').slice(-60)
    return [{ command, megabytes: Math.round(kilobytes / 1024) }]
  })
}
