import { readFileSync } from 'node:fs'

// What Linux counts in, wherever Node runs.
const TICK_MS = 10

/** Milliseconds of processor that a process has used; NaN where the system does not say. */
export const cpuMilliseconds = (pid: number): number => {
  if (process.platform !== 'linux') return Number.NaN
  // The name before the fields is in brackets and may hold spaces; user and system time are fields 14 and 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
