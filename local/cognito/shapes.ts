// The limits of the API reference, for the inputs that several operations share.
import { z } from 'zod'

const NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u

export const clientId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w+]+$/)
export const userPoolId = z
  .string()
  .min(1)
  .max(55)
  .regex(/^[\w-]+_[0-9a-zA-Z]+$/)
export const username = z.string().min(1).max(128).regex(NAME)
export const groupName = z.string().min(1).max(128).regex(NAME)
export const password = z
  .string()
  .max(256)
  .regex(/^[\S]+.*[\S]+$/)
export const code = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[\S]+$/)
export const token = z.string().regex(/^[A-Za-z0-9-_=.]+$/)
export const session = z.string().min(20).max(2048)
export const pageSize = z.number().int().min(0).max(60).optional()
export const pageToken = z
  .string()
  .min(1)
  .max(131_072)
  .regex(/^[\S]+$/)
  .optional()
export const clientMetadata = z.record(z.string(), z.string()).optional()
export const attributeName = z.string().min(1).max(32).regex(NAME)
export const userAttributes = z
  .array(z.object({ Name: attributeName, Value: z.string().max(2048).optional() }))
  .optional()
