/** True for a day of the calendar, as `2026-11-25`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/**
 * The day that an AWSDate means; undefined when it cannot be shown. AppSync takes `2026-11-25Z` and `2026-11-25+05:00` as well:
 * https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const dayOf = (awsDate: unknown): string | undefined => {
  const day = typeof awsDate === 'string' ? awsDate.slice(0, 10) : ''
  return isDay(day) && /^(Z|[+-]\d{2}:\d{2}(:\d{2})?)?$/.test((awsDate as string).slice(10)) ? day : undefined
}

/** A moment that can be shown; undefined for what JavaScript cannot read, as an offset with seconds, which AWSDateTime allows. */
export const momentOf = (awsDateTime: unknown): string | undefined =>
  typeof awsDateTime === 'string' && !Number.isNaN(Date.parse(awsDateTime)) ? awsDateTime : undefined
