// The app of the running stack once more, beside it, with middleware.ts out of the way.
import { type App, preload, startApp } from '../app-beside'
import type { Stack } from '../stack'

export type { App }

export const WITHOUT_MIDDLEWARE = preload('tests', 'attack', 'no-middleware.mjs')

export const startWithoutMiddleware = (stack: Pick<Stack, 'awsEndpoint' | 'dataDirectory'>): Promise<App> =>
  startApp(stack, { NODE_OPTIONS: WITHOUT_MIDDLEWARE })
