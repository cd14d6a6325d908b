// What no source of a page does. It is looked for in what runs in a browser: there is no other way to show that something is nowhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const FOLDERS = ['app', 'components', 'lib/client', 'lib/domain']

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
)

const MARKUP =
  /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|document\.write/
const MESSAGES =
  /addEventListener\(\s*['"`]message|\b(window|self|globalThis|document)\.onmessage|\.postMessage\(|new MessageChannel/
const EMBEDDED =
  /<(object|embed|applet|i?frame|frameset|portal|fencedframe)\b(?!>\()|createElement\(\s*['"`](object|embed|applet|i?frame)\b/

const holders = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

describe('the sources of pages', () => {
  it('are looked at, all of them', () => {
    expect(sources.length).toBeGreaterThan(100)
  })

  it('make no markup of text', () => {
    for (const way of [
      '<p dangerouslySetInnerHTML={{ __html: name }} />',
      'row.innerHTML = name',
      'document.write(name)',
    ])
      expect(way).toMatch(MARKUP)
    expect(holders(MARKUP)).toEqual([])
  })

  it('listen to no other window, and send it nothing', () => {
    for (const way of ["addEventListener('message', take)", 'window.onmessage = take', "opener.postMessage(todo, '*')"])
      expect(way).toMatch(MESSAGES)
    // A channel between tabs of this origin alone, on which nothing is said but that somebody signed out.
    expect(holders(MESSAGES)).toEqual(['components/shell/leave-together.tsx'])
  })

  it('embed neither plug-ins nor other documents', () => {
    for (const way of ['<object data={film} />', '<iframe src={page}>', "document.createElement('embed')"])
      expect(way).toMatch(EMBEDDED)
    expect(holders(EMBEDDED)).toEqual([])
  })
})
