'use client'
import { useEffect, useRef } from 'react'

/** What was done on the page before: the focus comes to it, so that it is read out, and goes on from there. */
export function DoneNotice({ children }: { children: string }) {
  const notice = useRef<HTMLParagraphElement>(null)
  useEffect(() => notice.current?.focus(), [])
  return (
    <p ref={notice} tabIndex={-1} className="mx-bleed mt-4 border-l-2 border-accent pl-4">
      {children}
    </p>
  )
}
