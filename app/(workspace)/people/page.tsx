import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { WorkspaceHeader } from '../../../components/shell/workspace-header'
import { ListFailed } from '../../../components/ui/list-failed'
import { peopleWords as words } from '../../../components/words/people'
import { workspaceWords } from '../../../components/words/workspace'
import { PeopleList } from '../../../components/workspace/people-list'
import { PeopleSearch } from '../../../components/workspace/people-search'
import { isMember } from '../../../lib/domain/policy'
import { oneOf } from '../../../lib/domain/search-param'
import { askAs } from '../../../lib/server/appsync'
import { readPeople } from '../../../lib/server/people'
import { requireSession } from '../../../lib/server/session'
import { loadWorkspace } from '../../../lib/server/workspace'
import { signOut } from '../session-actions'

export const metadata: Metadata = { title: words.title }

const PATH = '/people'
const pathOf = (query: string, after?: string) =>
  `${PATH}?${new URLSearchParams({ ...(query && { q: query }), ...(after && { after }) })}`

/** The directory, to pick whose todos to look at. */
export default async function PeoplePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const search = await searchParams
  const [query, after] = [oneOf(search.q)?.trim() ?? '', oneOf(search.after)]
  const { actor, accessToken } = await requireSession(PATH)
  if (!isMember(actor)) redirect('/todos')
  const [workspace, people] = await Promise.all([loadWorkspace(PATH), readPeople(askAs(accessToken), query, after)])
  return (
    <>
      <WorkspaceHeader workspace={workspace} isPicking signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <section className="sheet mt-4 wide:mt-8" aria-labelledby="title">
          <div className="sheet-head">
            <h1 id="title" className="pb-2 text-h font-bold wide:text-xl">
              {words.title}
            </h1>
            <p className="pb-2 text-ink-2 wide:pb-3">{words.words}</p>
          </div>
          <PeopleSearch query={query} />
          {people.ok ? (
            <PeopleList
              people={people.data.people}
              myId={actor.id}
              query={query}
              more={people.data.nextCursor && pathOf(query, people.data.nextCursor)}
            />
          ) : (
            <ListFailed
              title={words.failed}
              failure={people.error}
              retry={{ href: pathOf(query, after), label: workspaceWords.retry }}
            />
          )}
        </section>
      </main>
    </>
  )
}
