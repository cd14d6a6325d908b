interface SettingsChoiceProps {
  name: string
  text: { title: string; words: string; choices: Record<string, { label: string; words: string }> }
  chosen: string
}

/** One of a few, each with what follows from it. */
export function SettingsChoice({ name, text, chosen }: SettingsChoiceProps) {
  return (
    <fieldset className="mt-8 border-t-2 border-ink pt-3">
      <legend className="float-left w-full text-l font-bold">{text.title}</legend>
      <p className="clear-left text-ink-2">{text.words}</p>
      {Object.entries(text.choices).map(([value, choice]) => (
        // Anew when another one is saved: React would put the old one back after the form is sent.
        <label
          key={`${value} ${chosen}`}
          className="-mx-bleed grid min-h-hit grid-cols-[auto_1fr] gap-x-3 px-bleed py-2.5 hover:bg-sunk"
        >
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            aria-labelledby={`${name}-${value}`}
            aria-describedby={`${name}-${value}-words`}
            className="mt-1 size-4 accent-accent"
          />
          <span>
            <span id={`${name}-${value}`} className="font-semibold">
              {choice.label}
            </span>
            <span id={`${name}-${value}-words`} className="block text-s text-ink-2">
              {choice.words}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
