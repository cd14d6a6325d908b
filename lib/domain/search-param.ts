/** Parameters of a page's address, as Next gives them: one that comes more than once is a list. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** A parameter that stands in the address once, and says something. */
export const oneOf = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : undefined)
