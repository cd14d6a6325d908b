/**
 * Nothing, and nobody comes here: the signed-out are led to sign in. Without this file Next puts a page of its own into every
 * other, twice.
 */
export default function Unauthorized() {
  return null
}
