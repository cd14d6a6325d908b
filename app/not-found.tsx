import { lostWords } from '../components/words/lost'

/**
 * Bare, and nobody comes here: app/[...missing] answers what no other route does, and has a page for it. This one is sent with
 * every page, twice.
 */
export default function NotFound() {
  return <h1>{lostWords.notFound.title}</h1>
}
