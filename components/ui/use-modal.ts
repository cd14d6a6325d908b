import { type RefObject, type SyntheticEvent, useEffect, useRef } from 'react'

interface Modal {
  /** Closes it; the browser gives the focus back to what opened it. */
  close: () => void
  /** Closes it, unless it is held. */
  leave: (event: SyntheticEvent) => void
  /** For the `<dialog>`. */
  props: {
    ref: RefObject<HTMLDialogElement | null>
    onCancel: (event: SyntheticEvent) => void
    onClose: () => void
  }
}

/**
 * A dialog over the page, open as long as it is rendered. `onClose` is told in the moment in which it closes: the
 * browser's own event comes later, at times after the next press, which would then open nothing. `isHeld` says, when
 * one would leave, that it stays.
 */
export const useModal = (onClose: () => void, isHeld: () => boolean = () => false): Modal => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => {
    dialog.current?.close()
    onClose()
  }
  const leave = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isHeld()) close()
  }
  return { close, leave, props: { ref: dialog, onCancel: leave, onClose } }
}
