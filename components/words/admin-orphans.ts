import { countWords } from './numbers'

/** Words of the page of todos whose owner no longer exists. */
export const orphansWords = {
  title: 'Todos without an owner',
  words:
    'Whoever is deleted leaves their todos behind. Nobody can change them any more. Leave them where everyone reads them, or move them to the trash, from which you can put them back.',
  lookUp: 'Look for them',
  lookAgain: 'Look again',
  never: 'Nobody has looked for them lately.',
  looking: 'Looking, user by user and todo by todo. This goes on by itself.',
  openRun: 'See how far it is',
  stopped: 'The last look was not finished.',
  lookedAt: 'As of',
  found: (owners: number) =>
    owners === 1 ? '1 owner who no longer exists' : `${countWords(owners, 'owner')} who no longer exist`,
  none: 'Every todo that is not in the trash has its owner.',
  list: 'Owners who no longer exist',
  owner: 'Owner',
  todos: 'Todos',
  count: (todos: number) => countWords(todos, 'todo'),
  acts: 'Acts',
  trash: 'Move to trash',
  putBack: 'Put back',
  next: 'Next page',
  first: 'First page',
  failed: 'The todos did not come',
  retry: 'Try again',
} as const
