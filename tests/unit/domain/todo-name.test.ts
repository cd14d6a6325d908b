import { describe, expect, it } from 'vitest'
import { shownName } from '../../../lib/domain/todo-name'

describe('a name as it is shown', () => {
  it.each(['Milk', ' Milk ', '🥛', '\u200fחלב'])('%j is shown as it is', (name) => {
    expect(shownName(name)).toBe(name)
  })

  it.each(['', '   ', '\u200b', '\u0000', '\u202e', '\u3164'])(
    '%j, in which there is nothing to see, is said to be none',
    (name) => {
      expect(shownName(name)).toBe('No name')
    },
  )
})
