/** What `npm run rehearse` has built, one for each worker of the browser tests; none in an ordinary run. */
export const rehearsedSites = () =>
  JSON.parse(process.env.COMMONS_SITES ?? '[]') as { directory: string; port: number; awsPort: number }[]
