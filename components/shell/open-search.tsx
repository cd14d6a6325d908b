'use client'
import { Icon } from '../ui/icon'
import { shellWords } from '../words/shell'

/** Asks the list on this page to be searched. */
export function OpenSearch() {
  return (
    <button
      type="button"
      aria-label={shellWords.search}
      onClick={() => document.dispatchEvent(new Event('commons:search'))}
      className="script-only flex min-h-hit min-w-hit items-center justify-center gap-2 text-ink-2 hover:text-ink"
    >
      <Icon name="search" className="size-4" />
      <span className="hidden full:inline">{shellWords.search}</span>
      <kbd className="hidden rounded-s border border-line px-1.5 text-s full:inline">/</kbd>
    </button>
  )
}
