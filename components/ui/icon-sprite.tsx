import { Check, Ellipsis, type IconNode, Pencil, Plus, RotateCcw, RotateCw, Search, Trash2 } from 'lucide'
import { Drawing } from './drawing'
import type { IconName } from './icon'

const ICONS: Record<IconName, IconNode> = {
  again: RotateCw,
  check: Check,
  more: Ellipsis,
  edit: Pencil,
  plus: Plus,
  restore: RotateCcw,
  search: Search,
  trash: Trash2,
}

/** The icons of a long list, once for the whole page: rows point at them, and the browser fetches no script for them. */
export function IconSprite() {
  return (
    <svg className="absolute size-0" aria-hidden="true">
      {Object.entries(ICONS).map(([name, icon]) => (
        <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
          <Drawing of={icon} />
        </symbol>
      ))}
    </svg>
  )
}
