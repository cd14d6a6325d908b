'use client'
import { BrokenPage } from '../components/shell/broken-page'

export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <BrokenPage digest={error.digest} retry={retry} />
}
