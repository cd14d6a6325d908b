import { LIVE_REGION_ID } from './announce'

export function LiveRegion() {
  return <p id={LIVE_REGION_ID} role="status" className="sr-only" />
}
