'use client'
import { useActionState, useEffect, useRef } from 'react'
import type { RunOrder } from '../../lib/domain/repair'
import { addedBy, canRetry, canUndo, countOn, isActive, type Run } from '../../lib/domain/run'
import { announce } from '../ui/announce'
import { AskDialog } from '../ui/ask-dialog'
import { buttonLook } from '../ui/button-look'
import { type FormAction, UNSENT } from '../ui/form-action'
import { Refusal } from '../ui/refusal'
import { useSendOnce } from '../ui/use-send-once'
import { runWords as words } from '../words/runs'
import { shellWords } from '../words/shell'
import { RUN_TITLE_ID } from './run-title-id'

const FORM_ID = 'orders'
const focusSentence = () => document.getElementById(RUN_TITLE_ID)?.focus()

function Order({ order, label, isMain = false }: { order: RunOrder; label: string; isMain?: boolean }) {
  return (
    <button
      type="submit"
      form={FORM_ID}
      name="order"
      value={order}
      className={isMain ? buttonLook.go : buttonLook.plain}
    >
      {label}
    </button>
  )
}

/** What an administrator can do to a run now, and what came of it. One form: each button is an order of its own. */
export function RunActs({ run, direct, isSaving }: { run: Run; direct: FormAction; isSaving: boolean }) {
  const [answer, send, isPending] = useActionState(direct, UNSENT)
  const { isOffline, onSubmit, onClickCapture } = useSendOnce(isPending)
  const acts = useRef<HTMLDivElement>(null)
  const refusal = useRef<HTMLDivElement>(null)
  const { state, order } = run
  const refused = isOffline ? shellWords.offline : answer.error?.message
  const chosen = countOn(run, 'CHOSEN')
  const isUnderWay = isActive(run) || state === 'PAUSED'

  useEffect(() => {
    if (answer === UNSENT) return
    if (answer.error) return refusal.current?.focus()
    focusSentence()
    announce(answer.notice ?? '')
  }, [answer])
  // A button that has the focus may go with the state that it belongs to: then the sentence takes it over.
  const hadFocus = acts.current?.contains(document.activeElement)
  useEffect(() => {
    if (hadFocus && document.activeElement === document.body) focusSentence()
  })

  return (
    <div ref={acts} className="mt-6" onClickCapture={onClickCapture}>
      {refused && (
        <div ref={refusal} tabIndex={-1} className="mb-4">
          <Refusal message={refused} />
        </div>
      )}
      <form id={FORM_ID} action={send} onSubmit={onSubmit}>
        <input type="hidden" name="id" value={run.id} />
        <input type="hidden" name="chosen" value={chosen} />
      </form>
      <div className="flex flex-wrap items-center gap-3">
        {state === 'PLANNED' && run.scope !== 'ORPHANS' && chosen > 0 && (
          <Order key="apply" order="APPLY" label={words.apply(chosen)} isMain />
        )}
        {state === 'PAUSED' && <Order key="resume" order="RESUME" label={words.resume} isMain />}
        {state === 'FAILED' && <Order key="again" order="RESUME" label={words.resume} isMain />}
        {canRetry(run) && (
          <Order key="retry" order="RETRY_FAILED" label={words.retryFailed(countOn(run, 'FAILED'))} isMain />
        )}
        {isActive(run) && !order && <Order key="pause" order="PAUSE" label={words.pause} />}
        {state === 'PLANNED' && countOn(run, 'ORPHAN') > 0 && (
          <a key="decide" href={`/admin/orphans?run=${run.id}`} className={buttonLook.go}>
            {words.sheet.toOrphans}
          </a>
        )}
        {state === 'PLANNED' && <Order key="discard" order="CANCEL" label={words.discard} />}
        {isUnderWay && order !== 'CANCEL' && (
          <AskDialog
            key="cancel"
            id="ask-cancel"
            open={words.cancel}
            title={words.ask.cancelTitle}
            words={words.ask.cancel(addedBy(run))}
            keep={words.ask.keep}
          >
            <Order order="CANCEL" label={words.ask.cancelGo} isMain />
          </AskDialog>
        )}
        {canUndo(run) && (
          <AskDialog
            key="undo"
            id="ask-undo"
            open={words.undo}
            title={words.ask.undoTitle}
            words={words.ask.undo(countOn(run, 'ADDED'))}
            keep={words.ask.back}
          >
            <Order order="UNDO" label={words.ask.undoGo(countOn(run, 'ADDED'))} isMain />
          </AskDialog>
        )}
        <p className="text-s text-ink-2">
          {state === 'PLANNED' && (isSaving ? words.sheet.saving : chosen > 0 && words.applyWords)}
          {isActive(run) && words.leave}
          {canUndo(run) && words.undoWords(countOn(run, 'ADDED'))}
        </p>
      </div>
    </div>
  )
}
