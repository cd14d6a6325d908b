import { hueOf, initialsOf } from './person-signs'

/** A round of initials, coloured from the person's id. Decoration: the name stands beside it. */
export function Initials({ id, name, small = false }: { id: string; name: string; small?: boolean }) {
  const size = small ? 'size-5 text-[.5rem] wide:size-6 wide:text-[.625rem]' : 'size-6 text-[.625rem]'
  return (
    <span className={`initials hue-${hueOf(id)} ${size}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
