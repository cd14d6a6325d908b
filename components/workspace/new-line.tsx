import { ArrowUp } from 'lucide'
import { Drawing } from '../ui/drawing'
import { workspaceWords as words } from '../words/workspace'

/** What others have added waits here, in the line that says how many todos there are: no row moves until it is asked for. */
export function NewLine({ count, owners, onShow }: { count: number; owners: string[]; onShow: () => void }) {
  const [first, second] = owners
  return (
    <button
      type="button"
      onClick={onShow}
      className="-mx-2 -my-2.5 flex w-fit max-w-[calc(100%_+_1rem)] min-h-hit min-w-0 items-center gap-1.5 self-baseline bg-wash px-2 text-left text-m text-ink -outline-offset-2 [grid-area:1/1] print:hidden"
    >
      <Drawing of={ArrowUp} className="size-4 flex-none text-accent" />
      <span className="truncate">
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
