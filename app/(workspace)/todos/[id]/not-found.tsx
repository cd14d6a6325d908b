import { MessagePage } from '../../../../components/shell/message-page'
import { SiteHeader } from '../../../../components/shell/site-header'
import { buttonLook } from '../../../../components/ui/button-look'
import { todoWords as words } from '../../../../components/words/todo'

/** A todo that is gone, or that the reader may not see: to them it is the same. */
export default function TodoNotFound() {
  return (
    <>
      <SiteHeader />
      <MessagePage title={words.goneTitle}>
        <p>{words.goneWords}</p>
        <a href="/todos" className={`mt-2 ${buttonLook.go}`}>
          {words.back}
        </a>
      </MessagePage>
    </>
  )
}
