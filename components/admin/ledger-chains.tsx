import { ledgerWords } from '../words/ledger'

const words = ledgerWords.chains

const nameOf = (chain: string) => {
  const [kind, id = ''] = chain.split('#')
  return kind === 'day' ? words.day(id) : words.run(id)
}

interface ChainAnswer {
  chain: string
  rows: number
  brokenAt?: number
  nextSeq?: number
}

/** What reading a chain row by row has shown. */
export function ChainAnswer({ answer, goOn }: { answer: ChainAnswer; goOn?: string }) {
  const { chain, rows, brokenAt, nextSeq } = answer
  return (
    <p role="status" className={`mt-6 max-w-2xl border-l-2 pl-4 ${brokenAt ? 'border-alert' : 'border-accent'}`}>
      <b>
        {nameOf(chain)}
        {brokenAt ? '. ' : ' '}
      </b>
      {brokenAt ? (
        <>
          <b className="text-alert">{words.broken(brokenAt)}</b> {words.brokenWords}
        </>
      ) : nextSeq ? (
        <>
          {words.sofar(rows)} {goOn && <a href={goOn}>{words.goOn}</a>}
        </>
      ) : rows === 0 ? (
        words.empty
      ) : (
        words.intact(rows)
      )}
    </p>
  )
}

interface LedgerChainsProps {
  chains: string[]
  pathOf: (chain: string) => string
}

/** The chains of the acts on this page, each with the way to check it. */
export function LedgerChains({ chains, pathOf }: LedgerChainsProps) {
  if (chains.length === 0) return null
  return (
    <section className="mt-10 max-w-2xl print:hidden" aria-labelledby="chains-title">
      <h2 id="chains-title" className="text-l font-bold">
        {words.title}
      </h2>
      <p className="text-ink-2">{words.words}</p>
      <ul className="mt-2">
        {chains.map((chain) => (
          <li key={chain} className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line">
            {nameOf(chain)}
            <a href={pathOf(chain)} className="inline-flex min-h-hit items-center">
              {words.check}
              <span className="sr-only"> {nameOf(chain)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
