import { lazy } from 'react'

// Parts of the list that nobody sees at first. They are fetched once the page is usable, so that they are there without a
// network too.
const imports = {
  said: () => import('../../../components/words/said'),
  newLine: () => import('../../../components/workspace/new-line'),
  rowConflict: () => import('../../../components/workspace/row-conflict'),
  rowFailure: () => import('../../../components/workspace/row-failure'),
  searchLine: () => import('../../../components/workspace/search-line'),
  statusLine: () => import('../../../components/workspace/status-line'),
  boardLayers: () => import('./board-layers'),
}

/** Fetches them all; what does not come now is fetched when it is needed. */
export const fetchLaterParts = (): Promise<unknown> => Promise.allSettled(Object.values(imports).map((load) => load()))

export const NewLine = lazy(imports.newLine)
export const SearchLine = lazy(imports.searchLine)
export const BoardLayers = lazy(imports.boardLayers)
export const StatusLine = lazy(imports.statusLine)
