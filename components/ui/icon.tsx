export type IconName = 'again' | 'check' | 'edit' | 'more' | 'plus' | 'restore' | 'search' | 'trash'

/** An icon of the page's IconSprite. Decoration: what it means is said beside it. */
export function Icon({ name, className }: { name: IconName; className: string }) {
  return (
    <svg className={className} aria-hidden="true" focusable="false">
      <use href={`#icon-${name}`} />
    </svg>
  )
}
