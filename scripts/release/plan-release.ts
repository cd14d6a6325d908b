import { Stop } from '../settings'
import { releaseNotes } from './release-notes'

interface Situation {
  /** In package.json now. */
  version: string
  /** In package.json before the push; absent in a new repository, and when somebody asks for the release. */
  versionBefore?: string
  /** What somebody asked for, by hand. */
  wishedTag?: string
  tags: string[]
  changelog: string
}

export interface Release {
  tag: string
  notes: string
}

const VERSION = /^\d+\.\d+\.\d+(-[\da-z.-]+)?$/

/** What is to be released; undefined when a push left the version as it was, or was a repository's first. Throws Stop when what is said disagrees. */
export const planRelease = (situation: Situation): Release | undefined => {
  const { version, versionBefore, wishedTag, tags, changelog } = situation
  if (!wishedTag && (versionBefore === undefined || versionBefore === version)) return undefined
  if (!VERSION.test(version))
    throw new Stop(`package.json has the version “${version}”, which is none. Write it as 1.2.3.`)
  const tag = `v${version}`
  if (wishedTag && wishedTag !== tag)
    throw new Stop(
      `The tag is to be ${wishedTag}, and package.json says ${version}. Ask for ${tag}, or change the version.`,
    )
  if (tags.includes(tag)) throw new Stop(`There is a tag ${tag} already. Give package.json the next version.`)
  return { tag, notes: releaseNotes(changelog, version) }
}
