import { signInPath } from '../domain/next-path'
import { PLAIN_PAGE_POLICY, plainPage } from './plain-page'
import { typedText } from './typed-text'
import { words } from './words'

/**
 * Answers a form that a browser without script sent from a page of somebody who is signed out by now: what they typed, to be
 * copied, and the way back to the page. A page that is asked for instead would lead to sign in, and the text would be gone.
 */
export const answerLostForm = async (request: Request, path: string): Promise<Response> => {
  // What came from nowhere is not shown on a page of ours; what came from elsewhere is refused before this.
  const typed = request.headers.get('origin') ? await typedText(() => request.formData()) : []
  const { title, words: text } = words.plain.signedOut
  const link = { href: signInPath(path), label: words.plain.signIn }
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PLAIN_PAGE_POLICY }
  return new Response(plainPage({ title, words: text, link, typed }), { status: 401, headers })
}
