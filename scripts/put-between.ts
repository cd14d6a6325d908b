import { Stop } from './settings'

/** Puts text between `<!-- name -->` and `<!-- /name -->`. Throws Stop when the page has not each of them once, in this order. */
export const putBetween = (page: string, name: string, text: string): string => {
  const [before, inside, ...more] = page.split(`<!-- ${name} -->`)
  const [old, after, ...rest] = inside?.split(`<!-- /${name} -->`) ?? []
  if (old === undefined || after === undefined || more.length + rest.length > 0)
    throw new Stop(
      `The page needs the line <!-- ${name} --> once and, below it, <!-- /${name} --> once. Put them back.`,
    )
  return `${before}<!-- ${name} -->\n${text}\n<!-- /${name} -->${after}`
}
