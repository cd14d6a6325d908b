import { mailboxPage, newestFirst } from '../mailbox/mailbox-page'
import type { Reply } from './exchange'
import { jsonReply } from './reply'
import type { Services } from './services'

const HTML_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

const metrics = ({ tally, busiestSecond, dynamodb, lambda }: Services) => ({
  operations: tally.all(),
  busiestSecond: busiestSecond(),
  itemsRead: dynamodb.allItemsRead(),
  itemsWritten: dynamodb.itemsWritten(),
  invocations: lambda.invocations(),
  peakMemoryKilobytes: process.resourceUsage().maxRSS,
})

/** What can be read with GET; undefined for any other path. */
export const answerPage = (path: string, services: Services): Reply | undefined => {
  switch (path) {
    case '/health':
      return jsonReply(200, { status: 'ready' })
    case '/metrics.json':
      return jsonReply(200, metrics(services))
    case '/mailbox.json':
      return jsonReply(200, newestFirst(services.cognito.mailbox()))
    case '/mailbox':
      return {
        status: 200,
        type: 'text/html; charset=utf-8',
        headers: HTML_HEADERS,
        body: mailboxPage(services.cognito.mailbox()),
      }
    case `/${services.poolId}/.well-known/jwks.json`:
      return jsonReply(200, services.cognito.jwks())
  }
}
