'use client'
import { useEffect } from 'react'

const CHANNEL = 'commons.session'

/**
 * On every page of somebody who is signed in: when another tab signs out, or signs in somebody else, this one shows it too. It
 * would act for another than the one whose name it bears.
 */
export function LeaveTogether({ id }: { id: string }) {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }) => data !== id && location.reload()
    channel.postMessage(id)
    return () => channel.close()
  }, [id])
  return null
}

/** On the page that signing out leads to: tells the other tabs of this browser. */
export function TellSignedOut() {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.postMessage('out')
    channel.close()
  }, [])
  return null
}
