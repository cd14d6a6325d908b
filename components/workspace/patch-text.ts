/** Of the texts that a change holds, the one to show: a state is no text. */
export const textOf = (from: { name?: string; notes?: string | null; due?: string | null }) =>
  [from.name, from.notes, from.due]
    .filter((text) => text !== undefined)
    .map((text) => text ?? '')
    .join(' · ')
