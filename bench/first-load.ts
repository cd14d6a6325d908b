import { gzipSync } from 'node:zlib'

/** Gzipped bytes of every script that a page names in its HTML, each once; those for browsers without modules left out. */
export const firstLoadBytes = async (origin: string, path: string, cookie = ''): Promise<number> => {
  const reply = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' })
  if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
  const html = await reply.text()
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\bnomodule\b/i.test(tag))
  const sources = new Set(tags.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []))
  if (sources.size === 0) throw new Error(`${path} names no script`)
  const sizes = await Promise.all(
    [...sources].map(async (source) => {
      const script = await fetch(new URL(source.replace(/&amp;/g, '&'), origin))
      return gzipSync(Buffer.from(await script.arrayBuffer()), { level: 9 }).length
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
