// The services beside Cognito, as far as the doctor asks them, on the wire that the SDK speaks.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Reply {
  status: number
  type: string
  body: string
  error?: string
}

interface Request {
  path: string
  /** The operation, where the protocol says it in a header. */
  target: string
  body: string
}

/** Answers, one for each service; `hangs` never does. */
export type Answers = Record<Service, Reply | ((request: Request) => Reply) | 'hangs'>
/** By the first word of its host at AWS. */
type Service = 'STS' | 'SERVICEQUOTAS' | 'EMAIL' | 'AMPLIFY'

export const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
})

/** An error as AWS's JSON protocols carry it. */
export const refusal = (error: string, message: string, status = 400): Reply => ({
  ...json({ __type: error, message }, status),
  error,
})

export const identityOf = (account: string): Reply => ({
  status: 200,
  type: 'text/xml',
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
    <Arn>arn:aws:iam::${account}:user/ada</Arn><UserId>AIDA1</UserId><Account>${account}</Account>
    </GetCallerIdentityResult></GetCallerIdentityResponse>`,
})

export const refusedIdentity = (code: string, message: string): Reply => ({
  status: 403,
  type: 'text/xml',
  body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code>
    <Message>${message}</Message></Error></ErrorResponse>`,
})

/** With `isDefault`, the account has no values of its own, as where nobody has ever asked for more. */
export const quotasOf = (userList: number, groupRead = 50, groupChange = 25, isDefault = false) => {
  const values: Record<string, number> = { 'L-259E3368': userList, 'L-55545DC8': groupRead, 'L-574C86AE': groupChange }
  return ({ body, target }: Request): Reply => {
    if (isDefault && target !== 'GetAWSDefaultServiceQuota')
      return refusal('NoSuchResourceException', 'The quota has no applied value.')
    const { ServiceCode, QuotaCode } = JSON.parse(body)
    return ServiceCode === 'cognito-idp' && values[QuotaCode] !== undefined
      ? json({ Quota: { ServiceCode, QuotaCode, Value: values[QuotaCode] } })
      : refusal('NoSuchResourceException', 'The quota does not exist.')
  }
}

export const hostingOf =
  (app: object = {}, variables: Record<string, string> = {}, names = ['main']) =>
  ({ path }: Request): Reply => {
    const whole = {
      appId: 'd1a2b3',
      name: 'commons',
      platform: 'WEB_COMPUTE',
      defaultDomain: 'd1a2b3.amplifyapp.com',
      environmentVariables: {
        _LIVE_UPDATES: '[{"pkg":"node","type":"nvm","version":"22"}]',
        MAIL_FROM: 'a@example.com',
      },
      ...app,
    }
    if (path === '/apps/d1a2b3') return json({ app: whole })
    if (path === '/apps/d1a2b3/branches') return json({ branches: names.map((branchName) => ({ branchName })) })
    const branchName = names.find((name) => path === `/apps/d1a2b3/branches/${encodeURIComponent(name)}`)
    if (branchName) return json({ branch: { branchName, displayName: branchName, environmentVariables: variables } })
    return refusal('NotFoundException', `There is no ${path}`, 404)
  }

export const read = async (request: IncomingMessage) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const target = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? ''
  return { path: (request.url ?? '').split('?')[0] ?? '', target, body }
}

export const send = (response: ServerResponse, { status, type, body, error }: Reply) => {
  response.writeHead(status, { 'content-type': type, ...(error && { 'x-amzn-errortype': error }) })
  response.end(body)
}

/** One port for each service, as AWS has one host. `answers` may be changed while it runs. */
export const startStandIn = async (answers: Answers) => {
  const servers = await Promise.all(
    (Object.keys(answers) as Service[]).map(async (service) => {
      const server = createServer(async (request, response) => {
        const asked = await read(request)
        const answer = answers[service]
        if (answer !== 'hangs') send(response, typeof answer === 'function' ? answer(asked) : answer)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return { service, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
    }),
  )
  return {
    /** By which in-place-of-aws.mjs finds it. */
    environment: Object.fromEntries(servers.map(({ service, url }) => [`STAND_IN_${service}`, url])),
    stop: () => {
      for (const { server } of servers) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}
