// Which tests a file really runs, read from its source: a comment, a skipped test and a title inside a text are none.
import ts from 'typescript'

const RUNS = new Set(['each', 'for', 'concurrent', 'sequential'])

/** `it.each(rows)` is `['it', 'each']`; undefined for what is no plain chain of names and calls. */
const chainOf = (callee: ts.Expression): string[] | undefined => {
  if (ts.isIdentifier(callee)) return [callee.text]
  if (ts.isCallExpression(callee)) return chainOf(callee.expression)
  if (ts.isTaggedTemplateExpression(callee)) return chainOf(callee.tag)
  if (!ts.isPropertyAccessExpression(callee)) return undefined
  const before = chainOf(callee.expression)
  return before && [...before, callee.name.text]
}

/** As it is written, with what a template leaves open: `of ${name}`. */
const textOf = (title: ts.Node | undefined) => {
  if (!title) return undefined
  if (ts.isStringLiteral(title) || ts.isNoSubstitutionTemplateLiteral(title)) return title.text
  return ts.isTemplateExpression(title) ? title.getText().slice(1, -1) : undefined
}

// `it('…', () => skip())` and Playwright's `test.skip()` inside a test.
const skipsItself = (body: ts.Node): boolean => {
  if (ts.isCallExpression(body) && /^(test|it|context)\.(skip|fixme|fail)$/.test(body.expression.getText())) return true
  return ts.forEachChild(body, skipsItself) ?? false
}

const walk = (node: ts.Node, found: Set<string>): void => {
  if (!ts.isCallExpression(node)) return ts.forEachChild(node, (child) => walk(child, found))
  const [name, ...modifiers] = chainOf(node.expression) ?? []
  const isGroup = name === 'describe' || (name === 'test' && modifiers[0] === 'describe')
  const title = textOf(node.arguments[0])
  if (isGroup && title !== undefined) {
    const runs = modifiers.filter((modifier) => modifier !== 'describe').every((modifier) => RUNS.has(modifier))
    return runs ? node.arguments.slice(1).forEach((part) => walk(part, found)) : undefined
  }
  const isTest = (name === 'it' || name === 'test') && modifiers.every((modifier) => RUNS.has(modifier))
  if (!isTest) return ts.forEachChild(node, (child) => walk(child, found))
  const body = node.arguments.slice(1)
  if (title !== undefined && body.length > 0 && !body.some(skipsItself)) found.add(title)
}

/** The titles of the tests that run, as they are written. */
export const findTests = (source: string): Set<string> => {
  const found = new Set<string>()
  walk(ts.createSourceFile('tests.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS), found)
  return found
}
