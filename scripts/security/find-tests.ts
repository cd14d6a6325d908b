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

const inside = (node: ts.Node): string[] => {
  const found: string[] = []
  ts.forEachChild(node, (child) => {
    found.push(...titlesIn(child))
  })
  return found
}

const titlesIn = (node: ts.Node): string[] => {
  if (!ts.isCallExpression(node)) return inside(node)
  const [name, ...modifiers] = chainOf(node.expression) ?? []
  const runs = modifiers.every((modifier) => RUNS.has(modifier) || modifier === 'describe')
  const isGroup = name === 'describe' || (name === 'test' && modifiers[0] === 'describe')
  if (isGroup) return runs ? inside(node) : []
  if ((name !== 'it' && name !== 'test') || !runs) return inside(node)
  const [title, ...body] = node.arguments
  const text = textOf(title)
  return text !== undefined && body.length > 0 && !body.some(skipsItself) ? [text] : []
}

/** The titles of the tests that run, as they are written. */
export const findTests = (source: string): string[] =>
  titlesIn(ts.createSourceFile('tests.ts', source, ts.ScriptTarget.Latest, true))
