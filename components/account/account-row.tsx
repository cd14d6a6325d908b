import type { ReactNode } from 'react'

interface AccountRowProps {
  label: string
  /** What it is now; what there is to say about it follows. */
  value?: ReactNode
  note: string
  isAlert?: boolean
  /** A link or a button, which says what it is about by itself. */
  act?: ReactNode
}

/** One thing about one's account: what it is called, how it is, and what can be done. */
export function AccountRow({ label, value, note, isAlert = false, act }: AccountRowProps) {
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line px-bleed py-4 wide:grid-cols-[9rem_minmax(0,1fr)_auto] wide:items-baseline wide:py-3">
      <h2 className="text-s text-ink-2">{label}</h2>
      <div>
        {value && <p className="font-semibold">{value}</p>}
        <p className={isAlert ? 'font-semibold text-alert' : value ? 'text-s text-ink-2' : ''}>{note}</p>
      </div>
      {act && <div className="justify-self-start wide:justify-self-end">{act}</div>}
    </li>
  )
}
