// STS speaks AWS's older protocol: a form comes in, XML goes out. https://docs.aws.amazon.com/STS/latest/APIReference/
import { createHash } from 'node:crypto'
import { AwsError } from '../contract'
import type { Principal } from '../signature/keyring'
import { verifySignature } from '../signature/verify-signature'
import type { Exchange, Reply } from './exchange'
import type { Services } from './services'

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'

// What other services call otherwise.
const CODES: Record<string, string> = {
  UnrecognizedClientException: 'InvalidClientTokenId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'IncompleteSignature',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
}

/** A request in the protocol of forms, which of the twin's services STS alone speaks. */
export const isQuery = ({ headers }: Exchange) =>
  headers['x-amz-target'] === undefined &&
  String(headers['content-type']).startsWith('application/x-www-form-urlencoded')

const escapeXml = (text: string) =>
  text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign)

const xmlReply = (status: number, body: string): Reply => ({ status, type: 'text/xml', body })

/** A user's own id, or a role's with the session's name behind it: always the same for the same ARN. */
const userIdOf = (arn: string) => {
  const [kind = '', role = '', session] = arn.split(':').slice(5).join(':').split('/')
  const digits = createHash('sha256').update(`${kind}/${role}`).digest('hex').toUpperCase().slice(0, 17)
  return session === undefined ? `AIDA${digits}` : `AROA${digits}:${session}`
}

const identityOf = ({ arn }: Principal) =>
  `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>` +
  `<Arn>${escapeXml(arn)}</Arn><UserId>${userIdOf(arn)}</UserId><Account>${arn.split(':')[4]}</Account>` +
  '</GetCallerIdentityResult></GetCallerIdentityResponse>'

/** `POST /` with the form `Action=GetCallerIdentity`. It needs no right: whoever has a key may ask whose it is. */
export const answerSts = async (
  exchange: Exchange,
  { account, keyring, clock }: Services,
  report: (error: unknown) => void,
): Promise<Reply> => {
  try {
    const principal = verifySignature(exchange, { keyring, region: account.region, service: 'sts', clock })
    const action = new URLSearchParams(exchange.body.toString('utf8')).get('Action') ?? ''
    if (action !== 'GetCallerIdentity')
      throw new AwsError('InvalidAction', `Could not find operation ${action} for version 2011-06-15`)
    return xmlReply(200, identityOf(principal))
  } catch (error) {
    if (!(error instanceof AwsError)) report(error)
    const failure =
      error instanceof AwsError
        ? error
        : new AwsError('InternalFailure', 'The local AWS failed: its log says why.', 500)
    const code = CODES[failure.code] ?? failure.code
    return xmlReply(
      failure.status,
      `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code>` +
        `<Message>${escapeXml(failure.message)}</Message></Error></ErrorResponse>`,
    )
  }
}
