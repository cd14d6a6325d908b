import type { MembershipHealth } from '../../lib/domain/user'
import { healthWords as words } from '../words/admin-health'
import { numberWords } from '../words/numbers'

/** The gap is drawn no thinner than this, in hundredths of the bar: about 8 pixels. */
const THINNEST_GAP = 2.5

const widthOf = (part: number, users: number) =>
  part === 0 ? 0 : Math.max(THINNEST_GAP, (part / Math.max(users, 1)) * 100)

type Count = NonNullable<MembershipHealth['count']>

/** All users and the members of everyone, one bar each. Who is missing is a dashed gap, who is kept out an empty one. */
export function HealthBars({
  users,
  members,
  missing,
  keptOut,
}: Pick<Count, 'users' | 'members' | 'missing' | 'keptOut'>) {
  const gap = widthOf(missing, users)
  const out = widthOf(keptOut, users)
  const bar = 'block h-4 w-full overflow-visible'
  return (
    <div
      role="img"
      aria-label={words.barLabel(users, members, missing, keptOut)}
      className="grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-1 text-s"
    >
      <span>{words.allUsers}</span>
      <svg className={bar} aria-hidden="true">
        <rect className="fill-ink" width="100%" height="16" />
      </svg>
      <b className="text-right">{numberWords(users)}</b>
      <span>{words.inEveryone}</span>
      <svg className={bar} aria-hidden="true">
        <rect className="fill-accent" width={`${100 - gap - out}%`} height="16" />
        {gap > 0 && (
          <rect
            className="fill-none stroke-alert [stroke-dasharray:2_2]"
            x={`${100 - gap - out}%`}
            y=".5"
            width={`${gap}%`}
            height="15"
          />
        )}
        {out > 0 && <rect className="fill-none stroke-edge" x={`${100 - out}%`} y=".5" width={`${out}%`} height="15" />}
      </svg>
      <b className="text-right">{numberWords(members)}</b>
      {(missing > 0 || keptOut > 0) && (
        <span className="col-span-2 col-start-2 flex flex-wrap justify-end gap-x-4 whitespace-nowrap max-wide:hidden">
          {keptOut > 0 && <span>{words.keptOut(keptOut)}</span>}
          {missing > 0 && <b className="text-alert">{words.missing(missing)}</b>}
        </span>
      )}
    </div>
  )
}
