import { describe, expect, it } from 'vitest'
import { CSV_START, csvRow } from '../../../lib/domain/csv'

/** Reads RFC 4180 back, knowing nothing of the writer. */
const parse = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (isQuoted && char === '"' && text.charAt(at + 1) === '"') {
      cell += '"'
      at++
    } else if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && (char === ',' || text.startsWith('\r\n', at))) {
      row.push(cell)
      cell = ''
      if (char === '\r') {
        rows.push(row)
        row = []
        at++
      }
    } else cell += char
  }
  return rows
}

describe('a row of CSV', () => {
  it.each([
    [['carol@example.com', 'Carol Meier', 'true'], 'carol@example.com,Carol Meier,true\r\n'],
    [['a,b', 'say "hi"', ''], '"a,b","say ""hi""",\r\n'],
    [['two\r\nlines', ' led by a space'], '"two\r\nlines"," led by a space"\r\n'],
  ])('of %j is %j', (cells, line) => expect(csvRow(cells)).toBe(line))

  it.each([
    '=HYPERLINK("https://evil.example","Look")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1+1',
    '＝1+1',
    '＠SUM(A1)',
  ])('leads %j by an apostrophe and quotes it, so that nothing runs', (value) => {
    const line = csvRow([value])
    expect(line.startsWith(`"'`)).toBe(true)
    expect(parse(line)[0]?.[0]?.replaceAll("'", '')).toBe(value)
  })

  it('holds back what begins a cell of its own where semicolons or lines do', () => {
    expect(csvRow(['a|b;=cmd|'])).toBe(`"a|b;'=cmd|"\r\n`)
    expect(csvRow(['two\n lines\n+1'])).toBe(`"two\n lines\n'+1"\r\n`)
    expect(csvRow(['\t=1'])).toBe(`"'\t'=1"\r\n`)
    expect(csvRow(['a; b'])).toBe('"a; b"\r\n')
  })

  it('reads back as what went in, whatever is in it', () => {
    const rows = [
      ['id', 'name'],
      ['1', 'نور "الهاشمي", 🦉'],
      ['2', 'a\nb\r\nc'],
      ['', '""'],
    ]
    expect(parse(rows.map(csvRow).join(''))).toEqual(rows)
  })

  it('leaves an address with a sign inside as it is', () => {
    expect(csvRow(['ada+list@example.com', 'a=b'])).toBe('ada+list@example.com,a=b\r\n')
  })
})

it('begins a file with the mark that tells a spreadsheet of UTF-8', () => {
  expect(Buffer.from(CSV_START).toString('hex')).toBe('efbbbf')
})
