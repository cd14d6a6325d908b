type Look = 'whole' | 'alone' | 'none'

const ROUNDS: Record<Look, string> = {
  whole: 'fill-current',
  alone: 'fill-none stroke-edge [r:4.6px] [stroke-width:.6] [stroke-dasharray:1.1_.706]',
  none: 'fill-current',
}

/**
 * The mark: three rounds, which are others, and one square, which is you.
 * `alone` draws the others out of reach, `none` says that you have nothing of your own yet.
 */
export function Mark({ look = 'whole', className }: { look?: Look; className: string }) {
  return (
    <svg className={`block flex-none ${className}`} viewBox="1 1 22 22" aria-hidden="true" focusable="false">
      <circle className={ROUNDS[look]} cx="6" cy="6" r="5" />
      <circle className={ROUNDS[look]} cx="18" cy="6" r="5" />
      <circle className={ROUNDS[look]} cx="6" cy="18" r="5" />
      {look === 'none' ? (
        <rect className="fill-none stroke-accent [stroke-width:.6]" x="13.3" y="13.3" width="9.4" height="9.4" />
      ) : (
        <rect className="fill-accent" x="13" y="13" width="10" height="10" />
      )}
    </svg>
  )
}
