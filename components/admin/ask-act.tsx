import type { SubmitEvent } from 'react'
import type { Failure } from '../../lib/domain/result'
import type { AskingAct } from '../../lib/domain/user-acts'
import { AskDialog } from '../ui/ask-dialog'
import { buttonLook } from '../ui/button-look'
import { Refusal } from '../ui/refusal'
import { userWords as words } from '../words/admin-user'

interface AskActProps {
  act: AskingAct
  user: { username: string; email: string; isEmailVerified: boolean }
  send: (form: FormData) => void
  onSubmit: (event: SubmitEvent) => void
  /** What was wrong with the answer to this question. */
  error?: Failure
  /** Their todos can go to the trash with them. */
  canTrash: boolean
}

/** An act that asks before it is done. Deleting asks for the address, typed. */
export function AskAct({ act, user, send, onSubmit, error, canTrash }: AskActProps) {
  const wrong = error?.fields?.confirmation
  const said = [
    words.will[act],
    ...(act === 'RESET_PASSWORD' && !user.isEmailVerified ? [words.vouchFor] : []),
    ...(act === 'KEEP_OUT' ? [] : [words.cannotUndo]),
  ]
  return (
    <AskDialog
      id={`ask-${act}`}
      open={words.acts[act]}
      title={words.asks[act]}
      words={said.join(' ')}
      keep={words.cancel}
    >
      <form action={send} onSubmit={onSubmit} className="order-first grid basis-full gap-4 pb-2" id={`form-${act}`}>
        <p className="font-semibold">
          <bdi>{user.email || user.username}</bdi>
        </p>
        <input type="hidden" name="username" value={user.username} />
        <input type="hidden" name="act" value={act} />
        {act === 'DELETE' && (
          <div>
            <label htmlFor="confirmation" className="block font-semibold">
              {user.email ? words.typeEmail : words.typeUsername}
            </label>
            <input
              id="confirmation"
              name="confirmation"
              required
              autoComplete="off"
              spellCheck={false}
              aria-invalid={wrong ? true : undefined}
              aria-describedby={wrong ? 'confirmation-note' : undefined}
              className={`mt-2 block min-h-hit w-full rounded-s border bg-page px-3 text-b wide:text-m ${wrong ? 'border-alert' : 'border-edge'}`}
            />
            {wrong && (
              <p id="confirmation-note" role="alert" className="mt-2 text-s font-semibold text-alert">
                {wrong}
              </p>
            )}
          </div>
        )}
        {canTrash && (
          <label className="flex min-h-hit items-center gap-3">
            <input type="checkbox" name="alsoTrashTodos" className="box flex-none" />
            {words.alsoTrash}
          </label>
        )}
        {error && !wrong && <Refusal message={error.message} />}
      </form>
      <button type="submit" form={`form-${act}`} className={buttonLook.go}>
        {words.acts[act]}
      </button>
    </AskDialog>
  )
}
