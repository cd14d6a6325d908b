/** An SDK type as it travels: dates are seconds since the epoch, metadata is not in the body. */
export type Wire<T> = T extends Date
  ? number
  : T extends (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Name in keyof T]: Wire<T[Name]> }
      : T

/** Seconds since the epoch, to the millisecond. */
export const wireTime = (milliseconds: number) => milliseconds / 1000
