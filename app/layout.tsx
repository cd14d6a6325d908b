import './globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { BRAND } from '../components/words/brand'
import { shellWords } from '../components/words/shell'

export const metadata: Metadata = {
  title: { default: BRAND, template: `%s · ${BRAND}` },
  description: shellWords.description,
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is made for its request: the nonce of the content security policy is new each time.
  await connection()
  return (
    <html lang="en">
      <body className="font-sans">
        <a
          href="#content"
          className="sr-only bg-page focus:not-sr-only focus:absolute focus:z-10 focus:m-2 focus:px-4 focus:py-2.5"
        >
          {shellWords.skip}
        </a>
        {children}
      </body>
    </html>
  )
}
