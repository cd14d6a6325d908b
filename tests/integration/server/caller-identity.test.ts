import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFunction } from '../lambda/function-fixture'
import { type Door, startDoor } from './twin-fixture'

let door: Door
beforeAll(async () => {
  door = await startDoor({ functions: [writeFunction('worker', '')] })
})
afterAll(async () => {
  await door.stop()
  door.remove()
})

const sts = (credentials: { accessKeyId: string; secretAccessKey: string }, region = 'us-east-1') =>
  new STSClient({ endpoint: door.endpoint, region, credentials, maxAttempts: 1 })
const whoIs = (...of: Parameters<typeof sts>) => sts(...of).send(new GetCallerIdentityCommand())

describe('GetCallerIdentity', () => {
  it('tells whose key it is, the administrator’s or a function’s, which needs no right for it', async () => {
    expect(await whoIs(door.keyring.administrator)).toMatchObject({
      Arn: 'arn:aws:iam::000000000000:user/administrator',
      Account: '000000000000',
      UserId: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
    })
    expect(await whoIs(door.keyring.forFunction('worker'))).toMatchObject({
      Arn: 'arn:aws:sts::000000000000:assumed-role/worker/worker',
      UserId: expect.stringMatching(/^AROA[0-9A-F]{17}:worker$/),
    })
  })

  it('is refused to a key that nobody has, a wrong secret and another region’s signature, by the names of STS', async () => {
    const { accessKeyId, secretAccessKey } = door.keyring.administrator
    await expect(whoIs({ accessKeyId: 'AKIANOBODY', secretAccessKey })).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
      $metadata: { httpStatusCode: 403 },
    })
    const wrong = { name: 'SignatureDoesNotMatch' }
    await expect(whoIs({ accessKeyId, secretAccessKey: 'wrong' })).rejects.toMatchObject(wrong)
    await expect(whoIs(door.keyring.administrator, 'eu-west-1')).rejects.toMatchObject(wrong)
  })

  it('is all that the twin’s STS answers', async () => {
    const asked = sts(door.keyring.administrator).send(new GetSessionTokenCommand())
    await expect(asked).rejects.toMatchObject({ name: 'InvalidAction' })
    const unsigned = await fetch(door.endpoint, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetCallerIdentity' }),
    })
    expect(unsigned.status).toBe(403)
    expect(await unsigned.text()).toContain('<Code>MissingAuthenticationToken</Code>')
  })
})
