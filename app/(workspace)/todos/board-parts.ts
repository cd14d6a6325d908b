// What nobody sees of a list at first: one file for the browser to fetch.
export { EditName } from '../../../components/workspace/edit-name'
export { NewLine } from '../../../components/workspace/new-line'
export { SearchLine } from '../../../components/workspace/search-line'
export { StatusLine } from '../../../components/workspace/status-line'
export { BoardLayers } from './board-layers'
