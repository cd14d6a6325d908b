'use client'
import { type MouseEvent, type SubmitEvent, useEffect, useRef, useState } from 'react'

/**
 * Keeps a form from being sent twice: by the second press of a double click, or while the answer is on its way. Without a
 * network it is not sent at all, and `isOffline` says so: the page stays as it is.
 */
export const useSendOnce = (isPending: boolean) => {
  const isSent = useRef(false)
  const [isOffline, setIsOffline] = useState(false)
  useEffect(() => {
    if (!isPending) isSent.current = false
  }, [isPending])
  return {
    isOffline,
    /** Of what holds the buttons. */
    onClickCapture: (event: MouseEvent) => {
      if (event.detail > 1 && event.target instanceof Element && event.target.closest('button')) event.preventDefault()
    },
    /** Of the form. */
    onSubmit: (event: SubmitEvent) => {
      if (isSent.current) return event.preventDefault()
      setIsOffline(!navigator.onLine)
      if (!navigator.onLine) return event.preventDefault()
      isSent.current = true
    },
  }
}
