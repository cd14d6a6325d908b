/** The sentence of a run: where the focus goes when an act has changed it. */
export const RUN_TITLE_ID = 'run-title'
