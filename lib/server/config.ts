import type { Outputs } from './outputs'

let outputs: Outputs | undefined

/** What the backend's outputs file said when the app was built; next.config.ts puts it in the place of the variable. */
export const config = (): Outputs => {
  outputs ??= (JSON.parse(process.env.COMMONS_OUTPUTS ?? 'null') as Outputs | null) ?? undefined
  if (!outputs) throw new Error('COMMONS_OUTPUTS is empty: this code was not built by `next build`.')
  return outputs
}

export const issuerOf = ({ auth }: Outputs) =>
  `https://cognito-idp.${auth.aws_region}.amazonaws.com/${auth.user_pool_id}`
