import { attemptServices } from '../../limits/attempt-services'
import { limitSignUps } from './limit-sign-ups'

export const handler = limitSignUps(attemptServices())
