import type { FormAction } from '../ui/form-action'
import { SayWide } from '../ui/say-wide'
import { workspaceWords } from '../words/workspace'
import { CheckAgain } from './check-again'

const words = workspaceWords.waiting

/** Says why the list below is theirs alone, and how that ends. */
export function Waiting({ checkAgain, checkedAt }: { checkAgain: FormAction; checkedAt: string }) {
  return (
    <SayWide isPageTitle look="alone" title={words.title}>
      <p>
        {words.before}
        <b>{words.group}</b>
        {words.after}
      </p>
      <p>{words.next}</p>
      <CheckAgain action={checkAgain} checkedAt={checkedAt} />
    </SayWide>
  )
}
