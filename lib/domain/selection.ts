/** How many chosen users one run takes. */
export const SELECTION_LIMIT = 1000
