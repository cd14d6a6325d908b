// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { RunItem } from '../../lib/domain/run'
import { ActionForm } from '../ui/action-form'
import { buttonLook } from '../ui/button-look'
import type { FormAction } from '../ui/form-action'
import { orphansWords as words } from '../words/admin-orphans'
import { personWords } from './person-words'
import { sheetLook } from './sheet-table'

interface OrphanRowProps {
  item: RunItem
  names: Record<string, string>
  manage: FormAction
}

const ACTS = [
  ['TRASH_TODOS', words.trash],
  ['RETURN_TODOS', words.putBack],
] as const

/** Somebody who is gone, and what becomes of their todos. */
export function OrphanRow({ item: { sub, todos = 0 }, names, manage }: OrphanRowProps) {
  const ownerId = `owner-${sub}`
  return (
    <tr role="row" className={`${sheetLook.row} grid-cols-[minmax(0,1fr)_auto]`}>
      <td role="cell" className={sheetLook.cell}>
        <a id={ownerId} href={`/admin/users/${encodeURIComponent(sub)}`} className="font-semibold text-ink">
          <bdi>{personWords(sub, names)}</bdi>
        </a>
      </td>
      <td role="cell" className={`${sheetLook.cell} whitespace-nowrap`}>
        {words.count(todos)}
      </td>
      <td role="cell" className={`${sheetLook.cell} col-span-2`}>
        <div className="flex flex-wrap items-start gap-x-2 wide:justify-end">
          {ACTS.map(([act, label]) => (
            <ActionForm
              key={act}
              action={manage}
              hidden={{ username: sub, act }}
              wordsClassName="max-w-80 pb-2 text-s"
              className="-ml-3 wide:ml-0"
            >
              <button type="submit" aria-describedby={ownerId} className={buttonLook.bare}>
                {label}
              </button>
            </ActionForm>
          ))}
        </div>
      </td>
    </tr>
  )
}
