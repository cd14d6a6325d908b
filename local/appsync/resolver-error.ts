/** What a data source answers instead of a result: `$ctx.error` in a template, with the type that clients read. */
export class ResolverError extends Error {
  constructor(
    message: string,
    readonly type: string,
  ) {
    super(message)
  }
}
