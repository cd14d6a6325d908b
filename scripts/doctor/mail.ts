import type { Facts } from './facts'
import { fault, fine, type Judgement, skipped, warning } from './finding'
import { judgeKnown, judgePool } from './judge-known'

export const judgeMail = (facts: Facts): Judgement => {
  if (facts.isLocal) return skipped('The local AWS mails nothing: letters are at its /mailbox.')
  return judgePool(facts, ({ EmailConfiguration = {} }) => {
    if (EmailConfiguration.EmailSendingAccount !== 'DEVELOPER')
      return warning(
        'Letters go by Cognito’s own mail, which sends 50 letters a day.',
        'Verify a sender in SES, set MAIL_FROM in the Amplify console, and deploy again.',
      )
    return judgeKnown(facts, facts.mailAccount, (account) => {
      const from = EmailConfiguration.From ?? EmailConfiguration.SourceArn
      if (!account.SendingEnabled)
        return fault(
          'SES has switched off sending for this account.',
          'See why in the SES console → Account dashboard.',
        )
      return account.ProductionAccessEnabled
        ? fine(`Letters go by SES, from ${from}.`)
        : warning(
            'SES has this account in its sandbox: it sends to verified addresses alone.',
            'Ask for production access in the SES console → Account dashboard.',
          )
    })
  })
}
