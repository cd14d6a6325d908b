import type { MembershipHealth } from '../../lib/domain/member'
import { adminWords as words } from '../words/admin'

/** The gap is drawn no thinner than this, in hundredths of the bar: about 8 pixels. */
const THINNEST_GAP = 2.5

/** All users and the members of everyone, one bar each; what is missing is a dashed gap. */
export function HealthBars({ users, members, missing }: MembershipHealth) {
  const gap = missing === 0 ? 0 : Math.max(THINNEST_GAP, (missing / Math.max(users, 1)) * 100)
  const bar = 'block h-4 w-full overflow-visible'
  return (
    <div
      role="img"
      aria-label={words.barLabel(users, members, missing)}
      className="grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-1 text-s"
    >
      <span>{words.allUsers}</span>
      <svg className={bar} aria-hidden="true">
        <rect className="fill-ink" width="100%" height="16" />
      </svg>
      <b className="text-right">{users}</b>
      <span>{words.inEveryone}</span>
      <svg className={bar} aria-hidden="true">
        <rect className="fill-accent" width={`${100 - gap}%`} height="16" />
        {gap > 0 && (
          <rect
            className="fill-none stroke-alert [stroke-dasharray:2_2]"
            x={`${100 - gap}%`}
            y=".5"
            width={`${gap}%`}
            height="15"
          />
        )}
      </svg>
      <b className="text-right">{members}</b>
      {missing > 0 && <b className="col-span-2 col-start-2 text-right text-alert">{words.countMissing(missing)}</b>}
    </div>
  )
}
