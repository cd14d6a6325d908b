import type { Standing } from '../../lib/domain/member'
import type { FormAction } from '../ui/form-action'
import { SayWide } from '../ui/say-wide'
import { waitingWords as words } from '../words/waiting'
import { CheckAgain } from './check-again'

const said = {
  waiting: { title: words.title, before: words.before, after: words.after, next: words.next },
  removed: {
    title: words.removedTitle,
    before: words.removedBefore,
    after: words.removedAfter,
    next: words.removedNext,
  },
  added: { title: words.addedTitle, before: words.addedBefore, after: words.addedAfter, next: words.addedNext },
} as const

interface WaitingProps {
  standing: Exclude<Standing, 'member'>
  checkAgain: FormAction
  checkedAt: string
}

/** Says why the list below is theirs alone, and how that ends. */
export function Waiting({ standing, checkAgain, checkedAt }: WaitingProps) {
  const { title, before, after, next } = said[standing]
  return (
    <SayWide isPageTitle look={standing === 'added' ? 'whole' : 'alone'} title={title}>
      <p>
        {before}
        <b>{words.group}</b>
        {after}
      </p>
      <p>{next}</p>
      <CheckAgain action={checkAgain} checkedAt={standing === 'added' ? undefined : checkedAt} />
    </SayWide>
  )
}
