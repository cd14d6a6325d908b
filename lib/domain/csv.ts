/** Leads a file, so that a spreadsheet reads it as UTF-8. */
export const CSV_START = '\uFEFF'

// What spreadsheets take for a formula, also behind spaces and in the full width of East Asian type:
// https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u
// Where a spreadsheet of another country begins a cell or a row in the middle of ours: quotes do not hold it back there.
const FORMULA_INSIDE = /([;\t\r\n])(?='*\s*[=+\-@＝＋－＠])/gu
const QUOTED = /[",;\t\r\n]|^\s|\s$/u

const cellOf = (value: string) => {
  const isFormula = FORMULA.test(value)
  const inside = value.replaceAll(FORMULA_INSIDE, "$1'")
  const text = isFormula ? `'${inside}` : inside
  return isFormula || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of RFC 4180, with its end. What would run as a formula is led by an apostrophe, and its cell quoted. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`
