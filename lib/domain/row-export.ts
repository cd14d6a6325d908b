import { CSV_START, csvRow } from './csv'

/** A column of a file, and its cell in a row; absent is empty. */
export type ExportColumns<Row> = Record<string, (row: Row) => string | number | boolean | undefined>

/** A file of rows, made piece by piece: what it begins with, a row, what it ends with. */
export interface RowWriter<Row> {
  start: string
  row: (row: Row, isFirst: boolean) => string
  /** `next`: the address of the rest, where the file could not hold all. */
  end: (next?: string) => string
}

/** One line of RFC 4180 a row, under a line of names. */
export const csvWriter = <Row>(columns: ExportColumns<Row>): RowWriter<Row> => ({
  start: CSV_START + csvRow(Object.keys(columns)),
  row: (row) => csvRow(Object.values(columns).map((cell) => String(cell(row) ?? ''))),
  end: (next) => (next ? csvRow([`# There is more. This list is not complete. Go on at ${next}`]) : ''),
})

export const jsonWriter = <Row>(columns: ExportColumns<Row>): RowWriter<Row> => ({
  start: '{"rows":[\n',
  row: (row, isFirst) =>
    `${isFirst ? '' : ',\n'}${JSON.stringify(Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, cell(row)])))}`,
  end: (next) => `\n],${JSON.stringify({ isComplete: !next, next }).slice(1)}\n`,
})
