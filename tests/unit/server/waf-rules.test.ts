import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseEnvironment } from '../../../lib/server/environment'
import { wafAgent } from '../../../lib/server/waf-agent'

interface Match {
  ByteMatchStatement: { SearchString: string; FieldToMatch: object }
}
interface Rule {
  Name: string
  Action: object
  Statement: Match | { RateBasedStatement: { ScopeDownStatement: { NotStatement: { Statement: Match } } } }
}

const read = (): Rule[] => JSON.parse(/```json\n(.*?)```/s.exec(readFileSync('docs/waf.md', 'utf8'))?.[1] ?? '')

it('the rules of docs/waf.md know the app by what the app sends, and hold nobody before it was looked at', () => {
  const rules = read()
  const pass = 'YOUR-PASS-HERE-0'
  expect(parseEnvironment({ WAF_PASS: pass }).wafPass).toBe(pass)
  expect(rules.map(({ Name }) => Name)).toEqual(['app', 'direct'])
  for (const { Action, Statement } of rules) {
    expect(Action).toEqual({ Count: {} })
    const match =
      'RateBasedStatement' in Statement
        ? Statement.RateBasedStatement.ScopeDownStatement.NotStatement.Statement
        : Statement
    const { SearchString, FieldToMatch } = match.ByteMatchStatement
    expect(SearchString).toBe(wafAgent(pass))
    expect(FieldToMatch).toEqual({ SingleHeader: { Name: 'user-agent' } })
  }
})
