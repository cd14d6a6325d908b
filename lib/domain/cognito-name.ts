// Cognito's own pattern of usernames and of names of groups.
const NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u

/** Whether a user or a group may be called so. */
export const isCognitoName = (text: string) => NAME.test(text)

/** The name that a part of an address stands for; undefined where it could be none. */
export const nameInAddress = (part: string): string | undefined => {
  const name = decodeURIComponent(part)
  return isCognitoName(name) ? name : undefined
}
