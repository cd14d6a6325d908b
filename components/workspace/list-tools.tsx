import { Icon } from '../ui/icon'
import { workspaceWords as words } from '../words/workspace'

interface ListToolsProps {
  exportHref: (format: 'csv' | 'json') => string
  isSelecting: boolean
  /** Begins, or ends what it began. */
  onSelect?: () => void
  onKeys: () => void
}

const ITEM = 'flex min-h-hit w-full items-center px-4 text-left text-ink no-underline -outline-offset-4 hover:bg-sunk'

/** What is done with the list as a whole, behind one button. A native popover: the links work without script. */
export function ListTools({ exportHref, isSelecting, onSelect, onKeys }: ListToolsProps) {
  return (
    // The mark without a width is a line of text to stand by, where there is no other.
    <span className="ml-auto flex items-center gap-x-2 text-m before:-mr-2 before:content-['\200b'] wide:ml-0 print:hidden">
      {onSelect && (
        <button
          type="button"
          onClick={onSelect}
          aria-pressed={isSelecting}
          className="script-only -my-2.5 min-h-hit px-2 whitespace-nowrap text-accent underline aria-pressed:text-ink aria-pressed:no-underline"
        >
          {words.select}
        </button>
      )}
      <button
        type="button"
        popoverTarget="list-tools"
        aria-label={words.tools}
        className="tools-button -my-2.5 grid size-hit place-items-center text-ink"
      >
        <Icon name="more" className="size-5" />
      </button>
      <span id="list-tools" popover="auto" className="tools-popover m-0 w-56 border border-edge bg-page py-1 text-ink">
        <a className={ITEM} href={exportHref('csv')} download>
          {words.files.csv}
        </a>
        <a className={ITEM} href={exportHref('json')} download>
          {words.files.json}
        </a>
        <a className={ITEM} href="/import">
          {words.files.import}
        </a>
        <button type="button" className={`${ITEM} script-only`} popoverTarget="list-tools" onClick={onKeys}>
          {words.keys}
        </button>
      </span>
    </span>
  )
}
