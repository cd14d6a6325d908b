import { Search } from 'lucide'
import { buttonLook } from '../ui/button-look'
import { Drawing } from '../ui/drawing'
import { peopleWords as words } from '../words/people'

/** Asks for the people whose names begin so. */
export function PeopleSearch({ query }: { query: string }) {
  return (
    <search className="block">
      <form className="grid min-h-14 grid-cols-[calc(var(--bleed)_+_1.9375rem)_minmax(0,1fr)_auto] items-center border-b border-line pr-bleed">
        <Drawing of={Search} className="mr-3.5 size-4 justify-self-end text-ink-2" />
        <input
          type="search"
          name="q"
          defaultValue={query}
          aria-label={words.search}
          placeholder={words.search}
          maxLength={60}
          autoComplete="off"
          className="min-h-hit w-full border-y-2 border-transparent px-1 text-b focus-visible:rounded-none focus-visible:border-b-accent focus-visible:outline-none"
        />
        <button type="submit" className={`${buttonLook.bare} -mr-3`}>
          {words.submit}
        </button>
      </form>
    </search>
  )
}
