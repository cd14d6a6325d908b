import 'server-only'
import { PRIVATE } from './route'

/** Sends text as it is made. */
export const streamText = (parts: AsyncGenerator<string>, headers: Record<string, string>) => {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await parts.return(undefined)
    },
  })
  return new Response(body, { headers: { ...PRIVATE, ...headers } })
}
