import type { Tokens } from './session-cookies'
import { wafAgent } from './waf-agent'

const LIMIT = 3000

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * Fresh tokens by plain fetch, for middleware.ts, whose runtime the SDK is too heavy for. `refused` when the refresh token is
 * worthless; undefined when Cognito cannot be asked: the old token then stands for as long as it lives.
 */
export const refreshAtEdge = async (
  address: string,
  clientId: string,
  refreshToken: string,
  wafPass?: string,
): Promise<Tokens | 'refused' | undefined> => {
  const agent = wafAgent(wafPass)
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken',
        ...(agent && { 'user-agent': agent }),
      },
      body: JSON.stringify({ ClientId: clientId, RefreshToken: refreshToken }),
      signal: AbortSignal.timeout(LIMIT),
    })
    const body: unknown = await response.json()
    const text = (from: unknown, key: string): unknown =>
      typeof from === 'object' && from ? Reflect.get(from, key) : undefined
    if (!response.ok) {
      const type = text(body, '__type')
      return isText(type) && /(NotAuthorized|UserNotFound)Exception$/.test(type) ? 'refused' : undefined
    }
    const result = text(body, 'AuthenticationResult')
    const [accessToken, idToken, rotated] = ['AccessToken', 'IdToken', 'RefreshToken'].map((key) => text(result, key))
    if (!isText(accessToken) || !isText(idToken)) return undefined
    return { accessToken, idToken, refreshToken: isText(rotated) ? rotated : undefined }
  } catch {
    return undefined
  }
}
