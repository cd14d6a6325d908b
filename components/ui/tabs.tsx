interface Tab {
  href: string
  label: string
  /** How many there are, where that is known. */
  count?: string
  isCurrent: boolean
}

/** Tabs that are links. The chosen one is ink, and stands on the rule of its sheet. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="-ml-bleed flex overflow-x-auto print:hidden">
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          aria-current={tab.isCurrent ? 'page' : undefined}
          className="tab flex min-h-hit items-center px-4 whitespace-nowrap text-ink no-underline -outline-offset-4 outline-current hover:bg-sunk aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-page"
        >
          {tab.label}
          {tab.count && <span className="ml-2 font-normal opacity-80">{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}
