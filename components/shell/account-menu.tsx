import { ChevronDown } from 'lucide'
import { ActionForm } from '../ui/action-form'
import { Drawing } from '../ui/drawing'
import type { FormAction } from '../ui/form-action'
import { Initials } from '../ui/initials'
import { shellWords } from '../words/shell'
import { LeaveTogether } from './leave-together'

interface AccountMenuProps {
  id: string
  /** Absent where the page does not know it: then the menu is simply called the account. */
  name?: string
  isAdmin: boolean
  signOut: FormAction
}

const ITEM =
  'flex min-h-hit w-full items-center px-4 text-left text-ink no-underline -outline-offset-4 hover:bg-sunk motion-safe:hover:transition-colors'

/** Who is signed in, and what they can do about their account. A native popover: it opens and closes without script. */
export function AccountMenu({ id, name, isAdmin, signOut }: AccountMenuProps) {
  const shown = name ?? shellWords.yourAccount
  return (
    <>
      <LeaveTogether id={id} />
      <button
        type="button"
        popoverTarget="account"
        className="-mr-2 flex min-h-hit items-center gap-2 px-2 whitespace-nowrap"
      >
        <Initials id={id} name={shown} />
        {name && <span className="sr-only">{shellWords.accountOf}</span>}
        {/* The bare word makes way for the links of an area sooner than a name does. */}
        <bdi className={`sr-only ${name ? 'wide:not-sr-only wide:max-w-48 wide:truncate' : 'full:not-sr-only'}`}>
          {shown}
        </bdi>
        <Drawing of={ChevronDown} className="size-4" />
      </button>
      {/* Absolute in the top layer: it stays under its button when the page is scrolled, and is not clipped. */}
      <div
        id="account"
        popover="auto"
        className="absolute inset-[3.5rem_1rem_auto_auto] m-0 w-56 border border-edge bg-page py-1 text-ink wide:right-[max(2rem,calc(50%_-_35rem))]"
      >
        {name && (
          <p className="overflow-hidden px-4 py-2 font-semibold text-ellipsis wide:hidden">
            <bdi>{name}</bdi>
          </p>
        )}
        <a className={ITEM} href="/account">
          {shellWords.account}
        </a>
        {isAdmin && (
          <a className={ITEM} href="/admin">
            {shellWords.admin}
          </a>
        )}
        <ActionForm action={signOut} wordsClassName="m-4">
          <button type="submit" className={ITEM}>
            {shellWords.signOut}
          </button>
        </ActionForm>
      </div>
    </>
  )
}
