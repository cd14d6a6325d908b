import { FocusFirst } from '../ui/focus-first'
import { accountWords } from '../words/account'

interface AppKeyProps {
  /** Rows of the QR code: true is black. */
  squares: boolean[][]
  /** The same, as a link that an app on this device opens. */
  link: string
  secret: string
}

const QUIET = 4

/** What an authenticator app needs: to scan, to open, or to type. */
export function AppKey({ squares, link, secret }: AppKeyProps) {
  const size = squares.length + 2 * QUIET
  const path = squares
    .flatMap((row, y) => row.map((isBlack, x) => (isBlack ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return (
    <div className="grid gap-4">
      <FocusFirst>{accountWords.app.scan}</FocusFirst>
      {/* Black on white in the dark too: not every camera reads it the other way round. */}
      <svg
        role="img"
        aria-label={accountWords.app.picture}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-52 border border-line"
      >
        <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {accountWords.app.onThisDevice} <a href={link}>{accountWords.app.open}</a>
      </p>
      <p>
        {accountWords.app.byHand}
        <br />
        <code className="font-mono text-b select-all">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </div>
  )
}
