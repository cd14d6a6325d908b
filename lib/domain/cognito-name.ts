// Cognito's own pattern of usernames and of names of groups.
const NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u

/** Whether a user or a group may be called so. */
export const isCognitoName = (text: string) => NAME.test(text)
