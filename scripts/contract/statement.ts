// One thing that the code takes to be so on AWS, and that nothing but AWS can show.

/** A contract test by its file and its title, as they stand in the source. */
export interface Shown {
  file: string
  title: string
}

/** Where a person looks when no test can. */
interface Seen {
  /** A page of ours, and a heading in it. */
  step: { page: string; heading: string }
  what: string
}

export interface Statement {
  /** What is taken to be so. */
  says: string
  proof: Shown[] | Seen
  /** What the app does when it is not, and what to change. */
  otherwise: string
  /** Files that rely on it. */
  where: string[]
  /** The day and the region in which AWS has shown it. */
  proven?: string
}

export interface Area {
  title: string
  statements: Statement[]
}

/** Tests of `tests/contract/<area>.test.ts`. */
export const shown = (area: string, ...titles: string[]): Shown[] =>
  titles.map((title) => ({ file: `tests/contract/${area}.test.ts`, title }))

export const seenAt = (page: string, heading: string, what: string): Seen => ({ step: { page, heading }, what })
