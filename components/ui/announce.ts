export const LIVE_REGION_ID = 'live'

/** Says something in the page's one polite live region. React owns the region, and nothing in it. */
export function announce(words: string): void {
  const region = document.getElementById(LIVE_REGION_ID)
  if (region) region.textContent = words
}
