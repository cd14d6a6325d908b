import { buttonLook } from '../ui/button-look'
import { MessagePage } from './message-page'
import { SiteHeader } from './site-header'

interface DeadEndProps {
  title: string
  words: string
  back: string
  href?: string
}

/** Says why there is nothing to see here, and leads back. */
export function DeadEnd({ title, words, back, href = '/' }: DeadEndProps) {
  return (
    <>
      <SiteHeader />
      <MessagePage title={title}>
        <p>{words}</p>
        <a href={href} className={`mt-2 ${buttonLook.go}`}>
          {back}
        </a>
      </MessagePage>
    </>
  )
}
