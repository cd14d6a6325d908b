// Which AWS actions a function's source can call: the SDK commands named in all that its handler imports.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const DOCUMENT_CLIENT: Record<string, string> = {
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Query: 'Query',
  Scan: 'Scan',
  Update: 'UpdateItem',
}

const reached = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']*)'/g)) {
    const next = join(dirname(file), `${path}.ts`)
    if (existsSync(next)) reached(next, seen)
  }
  return seen
}

const actionOf = (command: string) => {
  if (command === 'Invoke') return 'lambda:InvokeFunction'
  const item = DOCUMENT_CLIENT[command]
  return item ? `dynamodb:${item}` : `cognito-idp:${command}`
}

/** Actions by the SDK commands and paginators that a handler's source names, in whichever of its files. */
export const actionsOf = (handlerFile: string): Set<string> => {
  const source = [...reached(handlerFile)].map((file) => readFileSync(file, 'utf8')).join('\n')
  const names = [...source.matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map((match) => match[1] ?? match[2] ?? '')
  return new Set(names.map(actionOf))
}
