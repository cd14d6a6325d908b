export interface TextFieldProps {
  name: string
  label: string
  type?: 'email' | 'password' | 'text'
  autoComplete?: string
  inputMode?: 'numeric'
  maxLength?: number
  defaultValue?: string
  hint?: string
  error?: string
  autoFocus?: boolean
  /** For what is known already, and stands there for password managers to see whose password it is. */
  readOnly?: boolean
  /** Id of words elsewhere that are about this field too. */
  describedBy?: string
  /** For a number of a few digits. */
  isShort?: boolean
}

/** A required field under its label, with its hint, and with what is wrong with it in the hint's place. */
export function TextField({ label, hint, error, describedBy, isShort, ...input }: TextFieldProps) {
  const noteId = error || hint ? `${input.name}-note` : undefined
  return (
    <div>
      <label className="block font-semibold" htmlFor={input.name}>
        {label}
      </label>
      <input
        {...input}
        id={input.name}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={[noteId, describedBy].filter(Boolean).join(' ') || undefined}
        className={`mt-2 block min-h-hit rounded-s border px-3 text-b wide:text-m ${input.readOnly ? 'bg-sunk' : 'bg-page'} ${isShort ? 'w-28' : 'w-full'} ${error ? 'border-alert' : 'border-edge'}`}
      />
      {noteId && (
        <p id={noteId} className={`mt-2 text-s ${error ? 'font-semibold text-alert' : 'text-ink-2'}`}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
