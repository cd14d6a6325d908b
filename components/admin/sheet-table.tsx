// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
import type { ReactNode } from 'react'

export interface Column {
  label: string
  /** Heard and not seen. */
  isSilent?: boolean
  className?: string
}

/** A table on a sheet. On phones each row is two lines: the roles keep it a table there, where the layout is a grid. */
export function SheetTable({ label, columns, children }: { label: string; columns: Column[]; children: ReactNode }) {
  return (
    <table role="table" aria-label={label} className="block w-full border-collapse text-left wide:table">
      <thead role="rowgroup" className="sr-only wide:not-sr-only wide:table-header-group">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.label}
              role="columnheader"
              scope="col"
              className={`h-8 pr-4 text-left text-s font-normal whitespace-nowrap text-ink-2 first:pl-bleed ${column.className ?? ''}`}
            >
              {column.isSilent ? <span className="sr-only">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block wide:table-row-group">
        {children}
      </tbody>
    </table>
  )
}

/** Classes of a row of such a table, and of its cells. */
export const sheetLook = {
  row: 'grid min-h-16 items-center gap-x-2 border-b border-line px-bleed py-2 hover:bg-sunk motion-safe:hover:transition-colors wide:table-row wide:p-0',
  cell: 'wide:h-hit wide:border-t wide:border-line wide:pr-4 wide:first:pl-bleed wide:last:pr-bleed',
} as const
