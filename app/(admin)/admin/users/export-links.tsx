'use client'
import { type MouseEvent, useState } from 'react'
import { announce } from '../../../../components/ui/announce'
import { usersWords as words } from '../../../../components/words/admin-users'
import { EXPORT_FORMATS, type ExportFormat } from '../../../../lib/domain/user-export'

interface ExportLinksProps {
  /** Where each file is. Without script a link leads straight there. */
  paths: Record<ExportFormat, string>
}

const LINK = 'inline-flex min-h-hit items-center px-3 font-semibold'

/** The users who match, as a file. With script the parts of a long list are put together into one. */
export function ExportLinks({ paths }: ExportLinksProps) {
  const [state, setState] = useState<string>()

  const save = (format: ExportFormat) => async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { saveExport } = await import('../../../../lib/client/save-export')
    const say = (text: string) => {
      setState(text)
      announce(text)
    }
    try {
      const count = await saveExport(format, paths[format], (sofar) => setState(words.exporting(sofar)))
      say(words.exported(count))
    } catch {
      say(words.exportFailed)
    }
  }

  return (
    <p className="-mr-3 flex flex-wrap items-center max-wide:order-3 max-wide:ml-auto print:hidden">
      <span className="text-s text-ink-2">{words.export}</span>
      {EXPORT_FORMATS.map((format) => (
        <a key={format} className={LINK} href={paths[format]} onClick={save(format)} download>
          {words[format]}
        </a>
      ))}
      {state && <span className="text-s text-ink-2">{state}</span>}
    </p>
  )
}
