import type { Metadata } from 'next'
import { MessagePage } from '../../components/shell/message-page'
import { SiteHeader } from '../../components/shell/site-header'
import { buttonLook } from '../../components/ui/button-look'
import { lostWords } from '../../components/words/lost'

const words = lostWords.forbidden

export const metadata: Metadata = { title: words.title }

export default function Forbidden() {
  return (
    <>
      <SiteHeader />
      <MessagePage title={words.title}>
        <p>{words.words}</p>
        <a href="/" className={`mt-2 ${buttonLook.go}`}>
          {words.back}
        </a>
      </MessagePage>
    </>
  )
}
