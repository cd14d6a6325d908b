interface SdkError {
  name?: string
  message?: string
}

/** Somebody deleted the group itself. A table or a pool that is not there has the same error under another message. */
export const isGroupMissing = (error: unknown): boolean => {
  const { name, message = '' } = (error ?? {}) as SdkError
  return name === 'ResourceNotFoundException' && /^group not found/i.test(message)
}
