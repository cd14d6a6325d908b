export interface NavLink {
  href: string
  label: string
  isCurrent: boolean
}

const CURRENT =
  'aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-1 wide:aria-[current]:after:inset-x-2 full:aria-[current]:after:inset-x-3 aria-[current]:after:-bottom-px aria-[current]:after:h-[3px] aria-[current]:after:bg-accent forced-colors:aria-[current]:after:bg-[Highlight]'

/** The links of an area, the current one on an accent rule. On phones they share the whole width, so that each is seen. */
export function SiteNav({ label, links }: { label: string; links: NavLink[] }) {
  return (
    <nav
      aria-label={label}
      className="order-3 -mx-4 flex flex-[1_0_calc(100%+2rem)] justify-between overflow-x-auto border-y border-line px-3 wide:order-none wide:mx-0 wide:flex-1 wide:justify-start wide:overflow-visible wide:border-0 wide:px-0"
    >
      {links.map(({ href, label: text, isCurrent }) => (
        <a
          key={href}
          href={href}
          aria-current={isCurrent ? 'page' : undefined}
          className={`relative flex min-h-hit items-center px-1 whitespace-nowrap wide:px-2 full:px-3 text-ink-2 no-underline -outline-offset-4 hover:text-ink ${CURRENT}`}
        >
          {text}
        </a>
      ))}
    </nav>
  )
}
