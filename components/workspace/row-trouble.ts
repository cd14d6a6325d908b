// What a row says when it could not be saved: one file for the browser to fetch.
export { RowConflict } from './row-conflict'
export { RowFailure } from './row-failure'
