import type { z } from 'zod'
import type { Parts } from './parts'
import { validate } from './validate'

/** An operation whose input has not been looked at. */
export type Operation = (parts: Parts, input: unknown) => Promise<unknown>

/** An operation that runs on an input of the right shape only. */
export const operation =
  <Input, Output>(schema: z.ZodType<Input>, run: (parts: Parts, input: Input) => Promise<Output>) =>
  async (parts: Parts, input: unknown): Promise<Output> =>
    run(parts, validate(schema, input))
