import type { ReactNode } from 'react'
import type { MembershipHealth } from '../../lib/domain/user'
import { ActionForm } from '../ui/action-form'
import type { FormAction } from '../ui/form-action'
import { Moment } from '../ui/moment'
import { healthWords as words } from '../words/admin-health'

interface HealthFactsProps {
  count: NonNullable<MembershipHealth['count']>
  now: string
  countAgain: FormAction
  /** What is set, in words; absent when it could not be read. */
  prevention?: { door: string; nightly: string }
  isScanning: boolean
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_1fr] items-baseline wide:block wide:pr-6">
      <dt className="text-s text-ink-2 wide:leading-4">{term}</dt>
      <dd className="wide:mt-1">{children}</dd>
    </div>
  )
}

const SETTINGS = '/admin/settings'

/** When and how it was counted, and what keeps the number from growing. On phones it is folded. */
export function HealthFacts({ count, now, countAgain, prevention, isScanning }: HealthFactsProps) {
  return (
    <details className="unfold-wide mt-4">
      <summary className="min-h-hit content-center text-s">{words.facts}</summary>
      <dl className="grid gap-y-1 text-s wide:mt-6 wide:grid-cols-4 wide:text-m">
        <Fact term={words.counted}>
          <span className="flex flex-wrap items-baseline gap-x-2">
            {count.runId ? (
              <a href={`/admin/runs/${count.runId}`} className="text-ink">
                <Moment at={count.countedAt} now={now} />
              </a>
            ) : (
              <Moment at={count.countedAt} now={now} />
            )}
            {!isScanning && (
              <ActionForm action={countAgain}>
                <button type="submit" className="text-accent underline decoration-1 underline-offset-[.2em]">
                  {words.again}
                </button>
              </ActionForm>
            )}
          </span>
        </Fact>
        <Fact term={words.how}>{words.howWords}</Fact>
        {prevention && (
          <>
            <Fact term={words.door}>
              {prevention.door} <a href={SETTINGS}>{words.change}</a>
            </Fact>
            <Fact term={words.night}>
              {prevention.nightly} <a href={SETTINGS}>{words.change}</a>
            </Fact>
          </>
        )}
      </dl>
    </details>
  )
}
