import { isSecretField } from './secret-field'

// Hidden fields of our forms: where it was, and of which version.
const PUT_IN = new Set(['id', 'version', 'from', 'back', 'next', 'do'])

/**
 * What somebody typed into a form that is not taken, for them to copy: no passwords, no codes, and nothing that the page put in
 * itself. Nothing when it cannot be read.
 */
export const typedText = async (form: () => Promise<FormData>): Promise<[name: string, text: string][]> => {
  try {
    return [...(await form())].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value.trim() && !name.startsWith('$') && !isSecretField(name) && !PUT_IN.has(name)
        ? [[name, value]]
        : [],
    )
  } catch {
    return []
  }
}
