import { introduction } from './introduction'
import type { Answer, Chapter, Requirement, Section, Shown } from './requirement'

/** The files once each, with the titles that are meant in them. */
const testsOf = (tests: Shown[]) => {
  const byFile = new Map<string, string[]>()
  for (const { file, title } of tests) byFile.set(file, [...(byFile.get(file) ?? []), title])
  return [...byFile]
    .map(([file, titles]) => `\`${file}\`: ${titles.map((title) => `“${title}”`).join(', ')}`)
    .join('<br>')
}

const answerOf = (answer: Answer): [said: string, shownBy: string] => {
  if ('open' in answer) return [`**Open.** ${answer.open}`, '']
  if ('doesNotApply' in answer) return [`**Does not apply.** ${answer.doesNotApply}`, '']
  const rest = answer.rest ? `<br>**Not met:** ${answer.rest}` : ''
  return [`${answer.control}${rest}`, testsOf(answer.tests)]
}

const cell = (text: string) => text.replaceAll('|', '\\|')

const rowOf = ({ id, level, asks, answer }: Requirement) =>
  `| ${[id, level, asks, ...answerOf(answer)].map(String).map(cell).join(' | ')} |`

const sectionOf = ({ id, title, requirements }: Section) => `### ${id} ${title}

| | level | asks | answer | goes red without it |
|---|---|---|---|---|
${requirements.map(rowOf).join('\n')}
`

const chapterOf = ({ id, title, sections }: Chapter) => `## ${id} ${title}\n\n${sections.map(sectionOf).join('\n')}`

const KINDS: [word: string, is: (answer: Answer) => boolean][] = [
  ['met', (answer) => 'control' in answer && !answer.rest],
  ['met but for what is said', (answer) => 'control' in answer && answer.rest !== undefined],
  ['do not apply', (answer) => 'doesNotApply' in answer],
  ['open', (answer) => 'open' in answer],
]

const summaryOf = (all: Requirement[]) => {
  const count = (is: (answer: Answer) => boolean, level: number) =>
    all.filter((requirement) => requirement.level === level && is(requirement.answer)).length
  const rows = KINDS.map(([word, is]) => `| ${word} | ${count(is, 1)} | ${count(is, 2)} |`)
  const total = `| in all | ${count(() => true, 1)} | ${count(() => true, 2)} |`
  return ['| | level 1 | level 2 |', '|---|---|---|', ...rows, total].join('\n')
}

/** docs/security.md, of the data. */
export const renderSecurity = (chapters: Chapter[]) => {
  const all = chapters.flatMap(({ sections }) => sections.flatMap(({ requirements }) => requirements))
  return `# Security

Written by \`npm run security\` from \`scripts/security/\`; change it there. \`npm test\` refuses a page that is not what the data says, and a test
that is named here and does not run.

${introduction}
## OWASP ASVS 5.0
All of level 1 and level 2 of the chapters on the web front end, sessions and authorization. What each asks is said in our words; the standard has its
own. A test is named by its title as it stands in the source, where \`$name\` and \`%s\` stand for each of its cases.

${summaryOf(all)}

${chapters.map(chapterOf).join('\n')}`
}
