import { lazy } from 'react'

type Parts = typeof import('./board-parts')

// Fetched once the page is usable, so that they are there without a network too.
let fetched: Parts | undefined
const parts = async () => {
  fetched ??= await import('./board-parts')
  return fetched
}

/** Fetches all that comes later; what does not come now is fetched when it is needed. */
export const fetchLaterParts = (): Promise<unknown> =>
  Promise.allSettled([
    parts(),
    import('../../../components/workspace/row-trouble'),
    import('../../../components/words/said'),
  ])

const later = <Name extends keyof Parts>(name: Name) =>
  lazy<Parts[Name]>(() => {
    const pick = (all: Parts) => ({ default: all[name] })
    if (!fetched) return parts().then(pick)
    const part = pick(fetched)
    // What is here is shown at once. After a promise React would first show a hole, for a third of a second.
    // biome-ignore lint/suspicious/noThenProperty: what React waits for may answer at once
    return { then: (take: (taken: typeof part) => void) => take(part) } as never
  })

export const NewLine = later('NewLine')
export const SearchLine = later('SearchLine')
export const StatusLine = later('StatusLine')
export const BoardLayers = later('BoardLayers')
export const EditName = later('EditName')
