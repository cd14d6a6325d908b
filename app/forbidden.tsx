/**
 * Nothing, and nobody comes here: only administrators' pages forbid, and they have app/(admin)/forbidden.tsx. Without this
 * file Next puts a page of its own into every other, twice.
 */
export default function Forbidden() {
  return null
}
