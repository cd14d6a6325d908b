import { runWords } from '../words/runs'
import { shellWords } from '../words/shell'

/** Who did something: by name where the directory has one, and the scan and the door for what they are. */
export const personWords = (id: string, names: Record<string, string>): string => {
  if (id === 'schedule') return runWords.schedule
  if (id === 'door') return runWords.door
  return names[id] ?? shellWords.someone(id)
}
