import { expect, it } from 'vitest'
import { personWords } from '../../../scripts/repair/words'

it('whoever began a run is told by name, the schedule as that, and by id only who has no name', () => {
  const names = new Map([['sub-1', 'Ada']])
  expect(['sub-1', 'schedule', 'sub-2'].map((id) => personWords(id, names))).toEqual(['Ada', 'the schedule', 'sub-2'])
})
