import { viewPath } from '../../lib/domain/todo-view'
import { Initials } from '../ui/initials'
import { peopleWords as words } from '../words/people'

interface PeopleListProps {
  people: { id: string; displayName: string }[]
  myId: string
  query: string
  /** Where the next names are. */
  more?: string
}

/** Names, each leading to the todos of whom it is. */
export function PeopleList({ people, myId, query, more }: PeopleListProps) {
  return (
    <>
      {people.length === 0 && <p className="px-bleed py-4">{query ? words.none(query) : words.nobody}</p>}
      <ul>
        {people.map(({ id, displayName }) => (
          <li key={id} className="border-b border-line hover:bg-sunk">
            <a
              href={viewPath({ of: id === myId ? 'mine' : id, state: 'OPEN' })}
              className="flex min-h-hit items-center gap-3 px-bleed text-ink no-underline -outline-offset-2"
            >
              <Initials id={id} name={displayName} />
              <bdi className="truncate">{displayName}</bdi>
              {id === myId && <span className="text-ink-2">{words.you}</span>}
            </a>
          </li>
        ))}
      </ul>
      {more && (
        <p className="px-bleed">
          <a href={more} className="inline-flex min-h-hit items-center">
            {words.more}
          </a>
        </p>
      )}
    </>
  )
}
