import type { Instrumentation } from 'next'

// Next calls both, wherever it runs. What they do is Node's, and stays out of the bundle of middleware.ts.

export const register = async () => {
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./lib/server/boot')).boot()
}

export const onRequestError: Instrumentation.onRequestError = async (error) => {
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./lib/server/note-error')).noteError(error)
}
