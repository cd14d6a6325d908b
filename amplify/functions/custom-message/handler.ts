import { requireVariable } from '../../environment'
import { attemptServices } from '../../limits/attempt-services'
import { wordLetters } from './word-letters'

export const handler = wordLetters(attemptServices(), requireVariable('SITE_ORIGIN'))
