'use client'
import { useActionState, useEffect, useRef } from 'react'
import { type ActGroup, asks, type OfferedAct } from '../../lib/domain/user-acts'
import { buttonLook } from '../ui/button-look'
import { type FormAction, UNSENT } from '../ui/form-action'
import { Refusal } from '../ui/refusal'
import { userWords as words } from '../words/admin-user'
import { AskAct } from './ask-act'

const FORM_ID = 'acts'

interface UserActsProps {
  user: { username: string; email: string }
  groups: ActGroup[]
  manage: FormAction
  hasTodos: boolean
}

/** All that can be done to one user: what will happen stands beside each act, what did happen above them. */
export function UserActs({ user, groups, manage, hasTodos }: UserActsProps) {
  const [state, send] = useActionState(manage, UNSENT)
  const outcome = useRef<HTMLDivElement>(null)
  const asked = state.values?.act

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
    <section className="sheet mt-10" aria-label={words.actsTitle}>
      {groups.length > 0 && (
        <div className="sheet-head">
          <h2 className="pb-2 text-l font-bold">{words.actsTitle}</h2>
        </div>
      )}
      <form id={FORM_ID} action={send}>
        <input type="hidden" name="username" value={user.username} />
      </form>
      <div ref={outcome} role="status" tabIndex={-1} aria-label={words.outcome}>
        {state.error && <Refusal message={state.error.message} className="mx-bleed my-4" />}
        {state.notice && <p className="my-4 border-l-2 border-accent px-4 wide:mx-bleed">{state.notice}</p>}
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
