const FIRST_MS = 100
const LONGEST_MS = 20_000

/** How long to wait before attempt 1, 2, …: full jitter, so that many who were refused at once do not return at once. */
export const backoff = (attempt: number, random: () => number) =>
  Math.ceil(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1)))
