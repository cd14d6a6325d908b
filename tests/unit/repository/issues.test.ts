import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readYaml } from './workflow'

const FOLDER = '.github/ISSUE_TEMPLATE'

interface Form {
  name: string
  description: string
  body: { type: string; id?: string; attributes: { label?: string; value?: string } }[]
}

const forms = readdirSync(FOLDER)
  .filter((name) => name !== 'config.yml')
  .map((name) => ({ file: name, form: readYaml<Form>(`${FOLDER}/${name}`) }))

describe('a form of an issue', () => {
  it('is there for what is wrong and for an idea, and nothing comes without one', () => {
    expect(forms.map(({ file }) => file)).toEqual(['bug.yml', 'idea.yml'])
    expect(readYaml(`${FOLDER}/config.yml`)).toMatchObject({ blank_issues_enabled: false })
  })

  it.each(forms)('$file has what GitHub asks of one: a name, words, and each field once', ({ form }) => {
    expect([form.name, form.description].every((words) => words.length > 3)).toBe(true)
    const fields = form.body.filter(({ type }) => type !== 'markdown')
    expect(fields.every(({ attributes }) => attributes.label)).toBe(true)
    const ids = fields.map(({ id }) => id)
    expect(ids.every((id) => /^[a-z-]+$/.test(id ?? ''))).toBe(true)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('sends what is about security to SECURITY.md', () => {
    const { contact_links: links } = readYaml<{ contact_links: { url: string; about: string }[] }>(
      `${FOLDER}/config.yml`,
    )
    expect(links.some(({ about, url }) => about.includes('SECURITY.md') && url.startsWith('https://'))).toBe(true)
    expect(forms[0]?.form.body[0]?.attributes.value).toContain('SECURITY.md')
  })
})

describe('SECURITY.md', () => {
  const policy = readFileSync('SECURITY.md', 'utf8')

  it('says how to report in private, in which days one is answered, and that there is no bounty', () => {
    expect(policy).toContain('**Report a vulnerability**')
    expect(policy.match(/^\| \d+ days \|/gm)).toHaveLength(3)
    expect(policy).toContain('no bounty')
  })

  it('leads only to files that are there', () => {
    const linked = [...policy.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file)
    expect(linked).toEqual(expect.arrayContaining(['docs/security.md', 'docs/waf.md']))
    for (const file of linked) expect([file, existsSync(file)]).toEqual([file, true])
  })
})
