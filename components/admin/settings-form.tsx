'use client'
import { useActionState, useEffect, useRef } from 'react'
import type { RepairSettings } from '../../lib/domain/repair'
import { buttonLook } from '../ui/button-look'
import { type FormAction, UNSENT } from '../ui/form-action'
import { Refusal } from '../ui/refusal'
import { TextField } from '../ui/text-field'
import { settingsWords as words } from '../words/settings'
import { SettingsChoice } from './settings-choice'

const NUMBERS = ['ratePercent', 'userListPerSecond', 'groupReadPerSecond', 'groupChangePerSecond'] as const

/** The settings of repair, saved by one button. After a refusal the focus is in the first field to mend. */
export function SettingsForm({ settings, action }: { settings: RepairSettings; action: FormAction }) {
  const [state, send, isPending] = useActionState(action, UNSENT)
  const form = useRef<HTMLFormElement>(null)
  const outcome = useRef<HTMLDivElement>(null)
  const wrong = state.error?.fields ?? {}
  const toMend = NUMBERS.find((name) => wrong[name])
  const shown = (name: keyof RepairSettings) => state.values?.[name] ?? String(settings[name])

  useEffect(() => {
    if (toMend) form.current?.querySelector<HTMLInputElement>(`[name="${toMend}"]`)?.focus()
    else if (state !== UNSENT) outcome.current?.focus()
  }, [state, toMend])

  return (
    <form ref={form} action={send} className="mt-2 max-w-160">
      <SettingsChoice name="door" text={words.door} chosen={shown('door')} />
      <SettingsChoice name="nightly" text={words.nightly} chosen={shown('nightly')} />
      <fieldset className="mt-10 border-t-2 border-ink pt-3">
        <legend className="float-left w-full text-l font-bold">{words.pace.title}</legend>
        <p className="clear-left text-ink-2">{words.pace.words}</p>
        <div className="mt-4 grid gap-6">
          {NUMBERS.map((name) => (
            <TextField
              key={name}
              name={name}
              label={words.pace.fields[name].label}
              hint={words.pace.fields[name].words}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              defaultValue={shown(name)}
              error={wrong[name]}
              isShort
            />
          ))}
        </div>
      </fieldset>
      <div className="mt-8 grid justify-items-start gap-4">
        <button type="submit" className={buttonLook.go} aria-disabled={isPending || undefined}>
          {words.save}
        </button>
        <div ref={outcome} tabIndex={-1}>
          {state.error && <Refusal message={state.error.message} />}
          <p role="status">{state.notice}</p>
        </div>
      </div>
    </form>
  )
}
