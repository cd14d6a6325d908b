/** Leads a file, so that a spreadsheet reads it as UTF-8. */
export const CSV_START = '\uFEFF'

// What spreadsheets take for a formula, also behind spaces and in the full width of East Asian type:
// https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u
// Where a spreadsheet of another country begins a cell or a row in the middle of ours: quotes do not hold it back there.
const FORMULA_INSIDE = /([;\t\r\n])(?='*\s*[=+\-@＝＋－＠])/gu
const SEPARATOR = /[;\t\r\n]/u
const GUARDED = /^'(?='*\s*[=+\-@＝＋－＠])/u
const QUOTED = /[",;\t\r\n]|^\s|\s$/u

const cellOf = (value: string) => {
  const isFormula = FORMULA.test(value)
  const inside = value.replaceAll(FORMULA_INSIDE, "$1'")
  const text = isFormula ? `'${inside}` : inside
  return isFormula || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A cell as it was before it was led, and its lines were, by an apostrophe. */
export const unguarded = (cell: string): string => {
  let rest = ''
  // From the end: what was put before a line looked at what follows as it was.
  for (let at = cell.length - 1; at >= 0; at -= 1) {
    const char = cell.charAt(at)
    rest = char + (SEPARATOR.test(char) ? rest.replace(GUARDED, '') : rest)
  }
  return rest.startsWith("'") && FORMULA.test(rest.slice(1)) ? rest.slice(1) : rest
}

/** One line of RFC 4180, with its end. What would run as a formula is led by an apostrophe, and its cell quoted. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`
