/** Words of a refusal: what happened stands out, what to do follows. */
export function Refusal({ message, id, className = '' }: { message: string; id?: string; className?: string }) {
  const [happened, ...rest] = message.split(/(?<=[.!?])\s+/u)
  return (
    <p role="alert" id={id} className={`border-l-2 border-alert pl-4 ${className}`}>
      <b>{happened}</b> {rest.join(' ')}
    </p>
  )
}
