// One requirement of OWASP ASVS 5.0 and what Commons answers to it.

/** A test by its file and its title, written as it stands in the source. */
export interface Shown {
  file: string
  title: string
}

export type Answer =
  | {
      /** What we do, and where. */
      control: string
      /** Each goes red when the control is taken away. */
      tests: Shown[]
      /** What of the requirement is not met, and why that is borne. */
      rest?: string
    }
  | { doesNotApply: string }
  /** What is missing today, and what it waits for. */
  | { open: string }

export interface Requirement {
  id: string
  level: 1 | 2
  /** What it asks, in our own words. */
  asks: string
  answer: Answer
}

export interface Section {
  id: string
  title: string
  requirements: Requirement[]
}

export interface Chapter {
  id: string
  title: string
  sections: Section[]
}

export const shown = (file: string, ...titles: string[]): Shown[] => titles.map((title) => ({ file, title }))
