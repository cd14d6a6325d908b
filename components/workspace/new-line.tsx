import { ArrowUp } from 'lucide-react'
import { workspaceWords as words } from '../words/workspace'

/** What others have added waits here: nothing moves until it is asked for. */
export default function NewLine({ count, owners, onShow }: { count: number; owners: string[]; onShow: () => void }) {
  const [first, second] = owners
  return (
    <button
      type="button"
      onClick={onShow}
      className="grid min-h-hit w-full grid-cols-[calc(var(--bleed)_+_1.9375rem)_minmax(0,1fr)] items-center border-b border-line bg-wash pr-bleed text-left -outline-offset-2 print:hidden"
    >
      <ArrowUp className="mr-3.5 size-4 justify-self-end text-accent" strokeWidth={1.75} aria-hidden="true" />
      <span className="truncate px-1">
        <b className="text-accent underline">{words.waitingNew(count)}</b>{' '}
        {first && (
          <>
            {words.from} <bdi>{first}</bdi>
            {second && (
              <>
                {' '}
                {words.and} {owners.length === 2 ? <bdi>{second}</bdi> : words.others(owners.length - 1)}
              </>
            )}
          </>
        )}
      </span>
    </button>
  )
}
