/** Stands in the line that the worker prints of a run that failed; amplify/alarms.ts counts the lines. */
export const RUN_FAILED = 'commons run failed'
