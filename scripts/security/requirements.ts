import { authorization } from './authorization'
import { sessions } from './sessions'
import { webFrontEnd } from './web-front-end'

/** Levels 1 and 2 of three chapters of OWASP ASVS 5.0.0. */
export const chapters = [webFrontEnd, sessions, authorization]

export const requirements = chapters.flatMap(({ sections }) => sections.flatMap((section) => section.requirements))
