'use client'
import './globals.css'
import { BrokenPage } from '../components/shell/broken-page'
import { lostWords } from '../components/words/lost'
import { shellWords } from '../components/words/shell'

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>{`${lostWords.broken.title} · ${shellWords.brand}`}</title>
      </head>
      <body className="font-sans">
        <BrokenPage digest={error.digest} retry={retry} />
      </body>
    </html>
  )
}
