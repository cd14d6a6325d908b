'use client'
import { useActionState, useEffect, useRef } from 'react'
import { type ActGroup, asks, type OfferedAct } from '../../lib/domain/user-acts'
import { buttonLook } from '../ui/button-look'
import { type FormAction, UNSENT } from '../ui/form-action'
import { Refusal } from '../ui/refusal'
import { useSendOnce } from '../ui/use-send-once'
import { userWords as words } from '../words/admin-user'
import { shellWords } from '../words/shell'
import { AskAct } from './ask-act'

const FORM_ID = 'acts'

interface UserActsProps {
  user: { username: string; email: string; isEmailVerified: boolean }
  groups: ActGroup[]
  manage: FormAction
  hasTodos: boolean
  /** What was done before, until something else is. */
  before?: string
}

/** All that can be done to one user: what will happen stands beside each act, what did happen above them. */
export function UserActs({ user, groups, manage, hasTodos, before }: UserActsProps) {
  const [state, send, isPending] = useActionState(manage, UNSENT)
  const { isOffline, onSubmit, onClickCapture } = useSendOnce(isPending)
  const outcome = useRef<HTMLDivElement>(null)
  const asked = state.values?.act
  const refusal = isOffline ? shellWords.offline : state.error?.message
  const notice = state === UNSENT ? before : state.notice

  useEffect(() => {
    if (state === UNSENT) return
    // A refusal of what was typed into an open question stays with it.
    if (!state.error?.fields) outcome.current?.focus()
  }, [state])

  const actOf = ({ act, bar }: OfferedAct) => {
    if (bar) return <b className="flex min-h-hit items-center">{words.acts[act]}</b>
    if (asks(act))
      return (
        <AskAct
          act={act}
          user={user}
          send={send}
          onSubmit={onSubmit}
          error={asked === act ? state.error : undefined}
          canTrash={hasTodos && (act === 'KEEP_OUT' || act === 'DELETE')}
        />
      )
    return (
      <button
        type="submit"
        form={FORM_ID}
        name="act"
        value={act}
        aria-describedby={`will-${act}`}
        className={act === 'REPAIR' || act === 'RESTORE' ? buttonLook.go : buttonLook.plain}
      >
        {words.acts[act]}
      </button>
    )
  }

  return (
    <section className="sheet mt-10" aria-label={words.actsTitle} onClickCapture={onClickCapture}>
      {groups.length > 0 && (
        <div className="sheet-head">
          <h2 className="pb-2 text-l font-bold">{words.actsTitle}</h2>
        </div>
      )}
      <form id={FORM_ID} action={send} onSubmit={onSubmit}>
        <input type="hidden" name="username" value={user.username} />
      </form>
      <div ref={outcome} role="status" tabIndex={-1} aria-label={words.outcome}>
        {refusal && <Refusal message={refusal} className="mx-bleed my-4" />}
        {notice && !refusal && <p className="my-4 border-l-2 border-accent px-4 wide:mx-bleed">{notice}</p>}
      </div>
      {groups.map(({ kind, acts }) => (
        <div
          key={kind}
          className="grid gap-x-6 border-b border-line px-bleed py-3 wide:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]"
        >
          <h3 className="content-center text-s text-ink-2 wide:h-hit">{words.kinds[kind]}</h3>
          <ul className="grid gap-y-3">
            {acts.map((offered) => (
              <li
                key={offered.act}
                className="grid items-center gap-x-6 gap-y-1 wide:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
              >
                <div className="grid justify-items-start">{actOf(offered)}</div>
                <p id={`will-${offered.act}`} className="text-s text-ink-2">
                  {offered.bar ? words.bars[offered.bar] : words.will[offered.act]}
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
