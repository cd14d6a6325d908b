import 'server-only'
import { noteRequest } from './request-note'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const read = (value: unknown, key: string): unknown => (isObject(value) ? Reflect.get(value, key) : undefined)

/**
 * Notes what Next tells of an error that nobody caught. Two are the sender's and no fault of ours, and Next would answer 500:
 * a body over the limit, and one that is no form.
 */
export const noteError = (error: unknown) => {
  const digest = read(error, 'digest')
  if (typeof digest === 'string') noteRequest({ digest })
  if (read(error, 'statusCode') === 413) noteRequest({ status: 413 })
  else if (error instanceof TypeError && /parse body as FormData/i.test(error.message)) noteRequest({ status: 400 })
}
