const SHAPE =
  'inline-flex min-h-hit items-center justify-center gap-2 rounded-s border font-semibold no-underline whitespace-nowrap motion-safe:hover:transition-colors'

/** Classes of what acts: `go` is the one main act of a page, `plain` any other, `bare` an act inside a line. */
export const buttonLook = {
  go: `${SHAPE} border-accent bg-accent px-4 text-on-accent`,
  plain: `${SHAPE} border-edge px-4 text-ink hover:bg-sunk`,
  bare: `${SHAPE} border-transparent px-3 text-accent underline decoration-1 underline-offset-[.2em]`,
} as const
