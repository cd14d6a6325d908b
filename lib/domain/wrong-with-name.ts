import { isBlank } from './clean-text'
import { TODO_NAME_LIMIT } from './todo'
import { todoFieldWords } from './todo-field-words'

/** Why a todo's name cannot be saved, as the server would say it; undefined when it can. */
export const wrongWithName = (name: string): string | undefined => {
  if (isBlank(name)) return todoFieldWords.nameEmpty
  return name.length > TODO_NAME_LIMIT ? todoFieldWords.nameLong : undefined
}
