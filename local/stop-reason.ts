import { AssemblyError } from './assembly/assembly'
import { DataFormatError } from './data-format'
import { DataFolderInUseError } from './dynamodb/dynamodb'

const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return
  return 'code' in error && /^(E[A-Z]+|LEVEL_LOCKED)$/.test(String(error.code))
    ? String(error.code)
    : codeOf(error.cause)
}

/** One sentence for the person at the terminal: why the twin cannot start, and what to do. */
export const stopReason = (error: unknown, { port, dataDirectory }: { port: number; dataDirectory: string }) => {
  const isInWords = [AssemblyError, DataFolderInUseError, DataFormatError].some((known) => error instanceof known)
  if (isInWords) return (error as Error).message
  const code = codeOf(error)
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: stop that one, or set LOCAL_AWS_PORT to a free port.`
    case 'LEVEL_LOCKED':
      return `The data in ${dataDirectory} is in use by another process: stop that one first.`
    case 'ENOSPC':
      return `There is no space left for the data in ${dataDirectory}: free some and start again.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data folder ${dataDirectory} cannot be written to (${code}): set LOCAL_DATA_DIR to one that can.`
  }
  return `The local AWS cannot start: ${error instanceof Error ? error.message : error}`
}
