import { attemptServices } from '../../limits/attempt-services'
import { limitSignIns } from './limit-sign-ins'

export const handler = limitSignIns(attemptServices())
