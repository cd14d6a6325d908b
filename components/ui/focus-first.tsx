'use client'
import { type ReactNode, useEffect, useRef } from 'react'

/** What is new on the page that an act led to: the focus comes to it, so that it is read out, and goes on from there. */
export function FocusFirst({ className, children }: { className?: string; children: ReactNode }) {
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <p ref={words} tabIndex={-1} className={className}>
      {children}
    </p>
  )
}
