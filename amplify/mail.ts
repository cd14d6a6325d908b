const NAMED = /^(?:"?([^"<>@\p{Cc}]+?)"?[ ]*)?<([^<>\s]+)>$/u
const ADDRESS = /^[^\s@<>",:;]+@[^\s@<>",:;]+\.[^\s@<>",:;.]+$/

type Variables = Record<string, string | undefined>

/** To whom alarms are written: ALARM_EMAIL. Undefined without, and nobody is told. Throws when it is no address. */
export const alarmAddress = ({ ALARM_EMAIL = '' }: Variables) => {
  const address = ALARM_EMAIL.trim()
  if (address && !ADDRESS.test(address))
    throw new Error(`ALARM_EMAIL is "${address}", which is no address. Write it like operators@example.com.`)
  return address || undefined
}

/**
 * Who Cognito's letters come from, by way of SES: MAIL_FROM is `hello@example.com` or `Commons <hello@example.com>`, and SES has
 * verified the address or its domain in the region of the user pool. Undefined without: Cognito sends 50 letters a day itself.
 * Throws when it is no address.
 */
export const mailSender = ({ MAIL_FROM = '' }: Variables) => {
  const text = MAIL_FROM.trim()
  if (!text) return undefined
  const [, fromName, named] = NAMED.exec(text) ?? []
  const fromEmail = named ?? text
  if (!ADDRESS.test(fromEmail))
    throw new Error(
      `MAIL_FROM is "${text}", which is no address. Write hello@example.com or Commons <hello@example.com>.`,
    )
  return { fromEmail, ...(fromName && { fromName }) }
}
