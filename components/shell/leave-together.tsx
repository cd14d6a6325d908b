'use client'
import { useEffect } from 'react'

const CHANNEL = 'commons.session'

/** On every page of somebody who is signed in: when another tab signs out, this one goes to the page of signing in, too. */
export function LeaveTogether() {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = () => location.reload()
    return () => channel.close()
  }, [])
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
