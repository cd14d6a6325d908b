import { buttonLook } from '../ui/button-look'
import { brokenWords as words } from '../words/broken'
import { MessagePage } from './message-page'
import { SiteHeader } from './site-header'

/** What stands where a page broke. The server logged the cause under the digest; nothing else of it is shown. */
export function BrokenPage({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <>
      <SiteHeader />
      <MessagePage title={words.title}>
        <p>{words.words}</p>
        {digest && <p className="text-s text-ink-2">{words.reference(digest)}</p>}
        <button type="button" onClick={retry} className={`mt-2 ${buttonLook.go}`}>
          {words.again}
        </button>
      </MessagePage>
    </>
  )
}
