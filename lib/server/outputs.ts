import { z } from 'zod'

const shape = z.looseObject({
  auth: z.looseObject({ user_pool_id: z.string(), user_pool_client_id: z.string(), aws_region: z.string() }),
  data: z.looseObject({ url: z.url(), aws_region: z.string() }),
})

/** The part of amplify_outputs.json that the app reads; the rest of the file is left where it is. */
export interface Outputs {
  auth: { user_pool_id: string; user_pool_client_id: string; aws_region: string }
  data: { url: string; aws_region: string }
}

/**
 * Takes from the text of amplify_outputs.json what the server needs, and nothing else: no identity pool, which would cost
 * six more calls a page. Throws one sentence that says what to run.
 */
export const pickOutputs = (text: string | undefined, path: string): Outputs => {
  const advice = 'Run `npm start` for the offline twin, or `npx ampx sandbox` for AWS.'
  if (text === undefined) throw new Error(`There is no ${path}. ${advice}`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error(`${path} is not JSON. ${advice}`)
  }
  const parsed = shape.safeParse(json)
  if (!parsed.success) {
    const missing = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new Error(`${path} lacks ${missing}. ${advice}`)
  }
  const { auth, data } = parsed.data
  return {
    auth: {
      user_pool_id: auth.user_pool_id,
      user_pool_client_id: auth.user_pool_client_id,
      aws_region: auth.aws_region,
    },
    data: { url: data.url, aws_region: data.aws_region },
  }
}
