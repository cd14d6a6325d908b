import type { IconNode } from 'lucide'
import { createElement } from 'react'

/** An icon drawn where it stands. Decoration: what it means is said beside it. */
export function Drawing({ of, className }: { of: IconNode; className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes], at) => createElement(tag, { ...attributes, key: at }))}
    </svg>
  )
}
