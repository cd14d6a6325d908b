import type { Failure } from '../../lib/domain/result'
import { buttonLook } from './button-look'
import { Refusal } from './refusal'
import { SayWide } from './say-wide'

interface ListFailedProps {
  title: string
  failure: Failure
  /** What the person need not fear for. */
  calming?: string
  retry: { href: string; label: string }
}

/** Stands where a list could not be fetched: a failure never looks like an empty list. */
export function ListFailed({ title, failure, calming, retry }: ListFailedProps) {
  return (
    <SayWide look="alone" title={title}>
      <Refusal message={failure.message} />
      {calming && <p>{calming}</p>}
      <a href={retry.href} className={buttonLook.plain}>
        {retry.label}
      </a>
    </SayWide>
  )
}
