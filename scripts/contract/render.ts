import { introduction } from './introduction'
import type { Area, Statement } from './statement'

const WIDTH = 150

/** In lines that a page may have; those after the first stand under its text. */
const wrap = (text: string, first: string, rest: string): string => {
  const lines: string[] = []
  let line = first
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH && line.trim() !== '-') {
      lines.push(line.trimEnd())
      line = rest
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()].join('\n')
}

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')

const proofOf = ({ proof }: Statement): string => {
  if (Array.isArray(proof)) {
    const files = [...new Set(proof.map(({ file }) => file))]
    const titlesIn = (file: string) => proof.filter((test) => test.file === file).map(({ title }) => `“${title}”`)
    return files.map((file) => `\`${file}\`: ${titlesIn(file).join(', ')}`).join('; ')
  }
  const { page, heading } = proof.step
  const link = `${page === 'docs/aws-unproven.md' ? '' : page.replace('docs/', '')}#${anchorOf(heading)}`
  return `[${heading}](${link}): ${proof.what}`
}

const render = (statement: Statement, number: number) => {
  const { says, proof, otherwise, where, proven } = statement
  const label = Array.isArray(proof) ? 'Shown by' : 'Seen at'
  return [
    wrap(`**${number}. ${says}**`, '', ''),
    wrap(`*${label}* ${proofOf(statement)}`, '- ', '  '),
    ...(proven ? [wrap(`*Proven* ${proven}`, '- ', '  ')] : []),
    wrap(`*Otherwise* ${otherwise}`, '- ', '  '),
    wrap(`*In* ${where.map((file) => `\`${file}\``).join(', ')}`, '- ', '  '),
  ].join('\n')
}

/** docs/aws-unproven.md, of the data. */
export const renderUnproven = (areas: Area[]): string => {
  const all = areas.flatMap(({ statements }) => statements)
  const tested = all.filter(({ proof }) => Array.isArray(proof)).length
  const number = new Map(all.map((statement, index) => [statement, index + 1]))
  const sections = areas.map(
    ({ title, statements }) =>
      `## ${title}\n${statements.map((each) => render(each, number.get(each) ?? 0)).join('\n\n')}\n`,
  )
  return `# What is not proven of AWS

Written by \`npm run unproven\` from \`scripts/contract/\`; change it there. \`npm test\` refuses a page that is not what the data says, and a test that
is named here and does not run. ${all.length} statements, of which the contract tests show ${tested}.

${introduction}
${sections.join('\n')}`
}
