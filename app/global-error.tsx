'use client'
import './globals.css'
import { buttonLook } from '../components/ui/button-look'
import { brokenWords as words } from '../components/words/broken'

/** Stands in for the whole document when the root layout itself fails. Every page carries this along: it is kept small. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>{words.title}</title>
      </head>
      <body className="font-sans">
        <main className="wrap grid justify-items-start gap-4 py-14">
          <h1 className="text-h font-bold">{words.title}</h1>
          <p>{words.words}</p>
          {error.digest && <p className="text-s text-ink-2">{words.reference(error.digest)}</p>}
          <button type="button" onClick={retry} className={buttonLook.go}>
            {words.again}
          </button>
        </main>
      </body>
    </html>
  )
}
