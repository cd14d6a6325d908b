/** Fields that are never shown again, nor written anywhere: passwords and codes. */
export const isSecretField = (name: string): boolean => /password|code/i.test(name)
