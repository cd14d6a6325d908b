import { linkParts } from '../../lib/domain/links'

/** Notes as they were typed, with their addresses as links. */
export function NotesText({ notes }: { notes: string }) {
  return (
    <p className="whitespace-pre-wrap" dir="auto">
      {linkParts(notes).map(({ text, href }, index) =>
        href ? (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  )
}
