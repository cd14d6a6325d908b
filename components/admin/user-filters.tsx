import type { ReactNode } from 'react'
import { SEARCH_FIELDS, SEARCH_LIMIT, USER_STATUSES, type UserQuery, wordInAddress } from '../../lib/domain/user-query'
import { buttonLook } from '../ui/button-look'
import { statusWords } from '../words/admin'
import { usersWords as words } from '../words/admin-users'

const FIELD = 'min-h-hit rounded-s border border-edge bg-page px-3 text-b wide:text-m'

interface SelectProps {
  name: string
  label: string
  value?: string
  options: (readonly [value: string, label: string])[]
  className?: string
}

function Select({ name, label, value = '', options, className = '' }: SelectProps) {
  return (
    <select name={name} aria-label={label} defaultValue={value} className={`${FIELD} max-w-full ${className}`}>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  )
}

interface UserFiltersProps {
  query: UserQuery
  /** Names of groups to choose from. */
  groups: string[]
  /** At the right: exports. */
  children?: ReactNode
}

/** Search and filters: a plain form, whose answer is an address. */
export function UserFilters({ query, groups, children }: UserFiltersProps) {
  const kept = [
    ['show', query.standing && wordInAddress(query.standing)],
    ['sort', query.order && wordInAddress(query.order)],
    ['down', query.order && query.isDescending ? '1' : undefined],
  ] as const
  const known = query.group && !groups.includes(query.group) ? [...groups, query.group] : groups
  const isFolded = !query.status && query.isEnabled === undefined && !query.group
  return (
    <search className="flex flex-wrap items-start gap-2 border-b border-line px-bleed py-3 print:hidden">
      <form action="/admin/users" className="flex max-w-full min-w-0 flex-1 flex-wrap gap-2 max-wide:contents">
        {kept.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        <div className="flex min-w-0 flex-1 basis-52 wide:basis-88 wide:flex-none">
          <Select
            name="in"
            label={words.searchIn}
            value={wordInAddress(query.searchField)}
            options={SEARCH_FIELDS.map((field) => [wordInAddress(field), words.searchFields[field]])}
            className="flex-none rounded-r-none border-r-0"
          />
          <input
            type="search"
            name="q"
            aria-label={words.search}
            placeholder={words.begins}
            defaultValue={query.search}
            maxLength={SEARCH_LIMIT}
            autoComplete="off"
            className={`${FIELD} w-0 min-w-0 flex-1 rounded-l-none`}
          />
        </div>
        <details className="unfold-wide max-wide:order-2 max-wide:open:basis-full" open={!isFolded}>
          <summary className="min-h-hit content-center px-1 text-s">{words.filters}</summary>
          <div className="flex flex-wrap gap-2 max-wide:grid">
            <Select
              name="status"
              label={words.status}
              value={query.status && wordInAddress(query.status)}
              options={[
                ['', words.anyStatus],
                ...USER_STATUSES.map(
                  (status) => [wordInAddress(status), statusWords({ status, isEnabled: true })] as const,
                ),
              ]}
            />
            <Select
              name="enabled"
              label={words.account}
              value={query.isEnabled === undefined ? '' : query.isEnabled ? 'yes' : 'no'}
              options={[
                ['', words.anyAccount],
                ['yes', words.enabled],
                ['no', words.disabled],
              ]}
            />
            <Select
              name="group"
              label={words.group}
              value={query.group}
              options={[['', words.anyGroup], ...known.map((name) => [name, name] as const)]}
              className="wide:max-w-40"
            />
          </div>
        </details>
        <button type="submit" className={buttonLook.plain}>
          {words.apply}
        </button>
      </form>
      {children}
    </search>
  )
}
