import type { Finding, Verdict } from './finding'

const SIGNS: Record<Verdict, string> = { fine: '✓', warning: '!', fault: '✗', skipped: '–' }

const count = (findings: Finding[], verdict: Verdict) =>
  findings.filter((finding) => finding.verdict === verdict).length

/** One line for each check, and one for all. */
export const reportLines = (findings: Finding[]): string[] => [
  ...findings.map(({ check, verdict, sentence, remedy }) =>
    `${SIGNS[verdict]} ${check}: ${sentence} ${remedy ?? ''}`.trim(),
  ),
  `${findings.length} checks: ${count(findings, 'fine')} fine, ${count(findings, 'warning')} to look at (!), ` +
    `${count(findings, 'fault')} wrong (✗), ${count(findings, 'skipped')} skipped (–).`,
]

/** For machines. `ok` is what the exit code says. */
export const reportJson = (findings: Finding[]) =>
  JSON.stringify({ ok: count(findings, 'fault') === 0, checks: findings }, null, 2)
