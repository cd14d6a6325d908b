// Runs in the page. What is measured there is not made longer by telling of it.
declare global {
  interface Window {
    /** Measures the next event of a type: until what is watched has changed and been painted. */
    awaitPaint: (type: string, watched: string, isDeep: boolean) => void
    paint: Promise<number>
  }
}

/** For `addInitScript`. */
export const installPaintProbe = () => {
  const afterPaint = (run: () => void) =>
    requestAnimationFrame(() => {
      // A message comes after the frame that was being made when it was sent.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = run
      port2.postMessage(undefined)
    })
  window.awaitPaint = (type, watched, isDeep) => {
    // Looked for before the event: what looking takes is not the page's.
    const elements = document.querySelectorAll(watched)
    let isChanged = false
    const observer = new MutationObserver(() => {
      isChanged = true
    })
    window.paint = new Promise((resolve) => {
      const begin = ({ timeStamp }: Event) => {
        for (const element of elements)
          observer.observe(element, { childList: true, subtree: isDeep, attributes: isDeep, characterData: isDeep })
        const look = () =>
          afterPaint(() => {
            if (!isChanged) return look()
            observer.disconnect()
            resolve(performance.now() - timeStamp)
          })
        look()
      }
      addEventListener(type, begin, { capture: true, once: true })
    })
  }
}
