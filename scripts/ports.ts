// Finds out before anything starts whether an address is free, so that the sentence can say which variable to set.
import { type AddressInfo, createServer } from 'node:net'
import { Stop } from './settings'

/** Throws Stop when something else listens on the port of 127.0.0.1. */
export const requireFreePort = (port: number, variable: string, command: string) =>
  new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Stop(
              `Port ${port} is in use. Stop the program that uses it, or choose another port: ${variable}=${port + 1} ${command}`,
            )
          : new Stop(
              `Port ${port} cannot be opened (${error.code}). Choose another: ${variable}=${port + 1000} ${command}`,
            ),
      ),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })

/** One that nobody listens on now. The system may give it to a connection in the next moment. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** One that the system gives to nobody by itself: what is written down now may be listened on in some minutes. */
export const lastingPort = async (random: () => number): Promise<number> => {
  const port = 20_000 + Math.floor(random() * 10_000)
  const isFree = await requireFreePort(port, 'PORT', '').then(
    () => true,
    () => false,
  )
  return isFree ? port : lastingPort(random)
}
