// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { RunItem } from '../../lib/domain/run'
import { orphansWords } from '../words/admin-orphans'
import { personWords } from './person-words'
import { sheetLook } from './sheet-table'

interface RunOrphanRowProps {
  item: RunItem
  /** Display names by id, as far as they are known. */
  names: Record<string, string>
}

/** Somebody who is gone, and how many todos they left. */
export function RunOrphanRow({ item: { sub, todos = 0 }, names }: RunOrphanRowProps) {
  return (
    <tr role="row" className={`${sheetLook.row} grid-cols-[minmax(0,1fr)_auto]`}>
      <td role="cell" className={sheetLook.cell}>
        <a href={`/admin/users/${encodeURIComponent(sub)}`} className="font-semibold text-ink">
          <bdi>{personWords(sub, names)}</bdi>
        </a>
      </td>
      <td role="cell" className={`${sheetLook.cell} whitespace-nowrap`}>
        {orphansWords.count(todos)}
      </td>
    </tr>
  )
}
