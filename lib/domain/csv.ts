/** Leads a file, so that a spreadsheet reads it as UTF-8. */
export const CSV_START = '\uFEFF'

// What spreadsheets take for a formula, also behind spaces and in the full width of East Asian type:
// https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u
const QUOTED = /[",\r\n]|^\s|\s$/u

const cellOf = (value: string) => {
  const isFormula = FORMULA.test(value)
  const text = isFormula ? `'${value}` : value
  return isFormula || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of RFC 4180, with its end. A cell that would run as a formula is led by an apostrophe, and quoted. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`
