import { z } from 'zod'
import { changeUser } from './change-user'
import { invalidParameter } from './errors'
import type { Parts } from './parts'
import { requireSoftwareTokens } from './software-token'

export const softwareTokenSettings = z
  .object({ Enabled: z.boolean().optional(), PreferredMfa: z.boolean().optional() })
  .optional()

/** Switches the question for an app's code on or off; nothing changes without settings. Throws InvalidParameterException. */
export const setSoftwareToken = async (
  parts: Parts,
  username: string,
  settings: z.infer<typeof softwareTokenSettings>,
): Promise<void> => {
  requireSoftwareTokens(parts.pool)
  if (settings === undefined) return
  const isOn = settings.Enabled ?? false
  await changeUser(parts, username, (user) => {
    if (isOn && !user.softwareToken?.secret) throw invalidParameter('User has not verified software token mfa')
    return { user: { ...user, softwareToken: { ...user.softwareToken, isOn } } }
  })
}
