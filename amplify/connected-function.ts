import type { IFunction } from 'aws-cdk-lib/aws-lambda'

/** A function of Amplify's, as the code that connects it to the rest sees it. */
export interface ConnectedFunction {
  lambda: IFunction
  addEnvironment: (name: string, value: string) => void
}

/** What Amplify's `defineFunction` makes, in that shape. */
export const connected = (fn: {
  resources: { lambda: IFunction }
  addEnvironment: (name: string, value: string) => void
}): ConnectedFunction => ({
  lambda: fn.resources.lambda,
  addEnvironment: (name, value) => fn.addEnvironment(name, value),
})
