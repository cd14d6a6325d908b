import { Moment } from '../ui/moment'
import { adminWords as words } from '../words/admin'

const FACT = 'grid grid-cols-[6.5rem_1fr] items-baseline wide:block wide:pr-6'
const TERM = 'text-s text-ink-2 wide:leading-4'

/** When and how it was counted, and when a repair takes effect. */
export function HealthFacts({ countedAt, now }: { countedAt: string; now: string }) {
  return (
    <dl className="mt-6 grid gap-y-1 text-s wide:grid-cols-[1fr_1.25fr_1.75fr] wide:text-m">
      <div className={FACT}>
        <dt className={TERM}>{words.counted}</dt>
        <dd className="wide:mt-1">
          <Moment at={countedAt} now={now} />. <a href="/admin">{words.again}</a>
        </dd>
      </div>
      <div className={FACT}>
        <dt className={TERM}>{words.how}</dt>
        <dd className="wide:mt-1">{words.howWords}</dd>
      </div>
      <div className={FACT}>
        <dt className={TERM}>{words.effect}</dt>
        <dd className="wide:mt-1">{words.effectWords}</dd>
      </div>
    </dl>
  )
}
