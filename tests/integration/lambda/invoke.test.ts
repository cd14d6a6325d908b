import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalRequest, signatureOf } from '../../../local/signature/canonical-request'
import type { AccessKey } from '../../../local/signature/keyring'
import { ACCOUNT, type Door, startDoor, temporaryDirectory, todoTable } from '../server/twin-fixture'
import { eventually, writeFunction } from './function-fixture'

const directory = temporaryDirectory()
const mark = join(directory, 'mark')
const ECHO = `import { writeFileSync } from 'node:fs'
export const handler = async (event) => {
  if (event.mark) writeFileSync(event.mark, 'ran')
  if (event.fail) throw new TypeError('as asked')
  return event
}`
const echo = writeFunction('echo', ECHO)
const TELL = `import { writeFileSync } from 'node:fs'
export const handler = async ({ file }, { awsRequestId }) => { writeFileSync(file, awsRequestId); return awsRequestId }`
const teller = writeFunction('teller', TELL)
const caller = writeFunction('caller', ECHO, {
  policy: [
    { effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [echo.arn] },
    { effect: 'Allow', actions: ['dynamodb:Get*', 'dynamodb:Query'], resources: [todoTable.arn] },
  ],
})

let door: Door
beforeAll(async () => {
  door = await startDoor({ directory, functions: [echo, caller, teller] })
})
afterAll(async () => {
  await door.stop()
  door.remove()
})

const invoke = async (
  name: string,
  {
    body = '',
    headers = {},
    key = door.keyring.administrator,
  }: { body?: string; headers?: Record<string, string>; key?: AccessKey } = {},
) => {
  const url = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const signed = { host: `127.0.0.1:${door.port}`, 'x-amz-date': date }
  const canonical = canonicalRequest(
    { method: 'POST', url, headers: signed, body: Buffer.from(body) },
    Object.keys(signed),
  )
  const signature = signatureOf(canonical, {
    secret: key.secretAccessKey,
    date,
    region: ACCOUNT.region,
    service: 'lambda',
  })
  const scope = `${key.accessKeyId}/${date.slice(0, 8)}/${ACCOUNT.region}/lambda/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`
  const response = await fetch(door.endpoint + url, {
    method: 'POST',
    headers: { ...headers, 'x-amz-date': date, authorization },
    body,
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
}

describe('Invoke', () => {
  it.each(['echo', echo.arn, `000000000000:function:echo`])(
    'runs the function named %s and answers with its value',
    async (name) => {
      const answer = await invoke(name, { body: '{"a":1}' })
      expect(answer).toMatchObject({ status: 200, body: { a: 1 } })
      expect(answer.headers.get('x-amz-executed-version')).toBe('$LATEST')
      expect(answer.headers.has('x-amz-function-error')).toBe(false)
    },
  )

  it('gives an empty event for an empty body', async () => {
    expect(await invoke('echo')).toMatchObject({ status: 200, body: {} })
  })

  it('tells an error of the function by header and payload, with status 200', async () => {
    const answer = await invoke('echo', { body: '{"fail":true}' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-amz-function-error')).toBe('Unhandled')
    expect(answer.body).toMatchObject({ errorType: 'TypeError', errorMessage: 'as asked', trace: expect.any(Array) })
  })

  it('answers an Event at once, and runs it', async () => {
    const headers = { 'x-amz-invocation-type': 'Event' }
    expect(await invoke('echo', { body: JSON.stringify({ mark }), headers })).toMatchObject({
      status: 202,
      body: undefined,
    })
    expect(await eventually(() => readOr(mark) === 'ran')).toBe(true)
  })

  it('answers an Event under the id that the function sees, and a call that waits under its own', async () => {
    const file = join(directory, 'ids')
    const headers = { 'x-amz-invocation-type': 'Event' }
    const event = await invoke('teller', { body: JSON.stringify({ file }), headers })
    expect(await eventually(() => readOr(file) !== undefined)).toBe(true)
    expect(readOr(file)).toBe(event.headers.get('x-amzn-requestid'))
    const call = await invoke('teller', { body: JSON.stringify({ file }) })
    expect(call.body).toBe(call.headers.get('x-amzn-requestid'))
    expect(call.body).not.toBe(event.headers.get('x-amzn-requestid'))
  })

  it('takes a smaller payload for an Event than for a call that waits', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(1024 * 1024) })
    const refused = await invoke('echo', { body, headers: { 'x-amz-invocation-type': 'Event' } })
    expect(refused).toMatchObject({ status: 413, body: { __type: 'RequestEntityTooLargeException' } })
    expect(await invoke('echo', { body })).toMatchObject({ status: 200 })
  })

  it('runs nothing in a DryRun', async () => {
    const before = door.lambda.invocations()
    expect(await invoke('echo', { headers: { 'x-amz-invocation-type': 'DryRun' } })).toMatchObject({ status: 204 })
    expect(door.lambda.invocations()).toBe(before)
  })

  it.each([
    ['an unknown function', 'nothing', {}, 404, 'ResourceNotFoundException'],
    [
      'an unknown invocation type',
      'echo',
      { headers: { 'x-amz-invocation-type': 'Later' } },
      400,
      'ValidationException',
    ],
    ['a payload that is not JSON', 'echo', { body: '{' }, 400, 'InvalidRequestContentException'],
    [
      'a forged key',
      'echo',
      { key: { accessKeyId: 'AKIA', secretAccessKey: 'x' } },
      403,
      'UnrecognizedClientException',
    ],
  ])('refuses %s', async (_, name, options, status, code) => {
    const answer = await invoke(name, options)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('x-amzn-errortype')).toBe(code)
  })

  it('is open to a function as far as its policy says', async () => {
    const key = door.keyring.forFunction('caller')
    expect(await invoke('echo', { key, body: '{"b":2}' })).toMatchObject({ status: 200, body: { b: 2 } })
    expect(await invoke('caller', { key })).toMatchObject({ status: 403, body: { __type: 'AccessDeniedException' } })
  })
})

const readOr = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

describe("a function's key at DynamoDB", () => {
  it('does what the policy allows and no more', async () => {
    const client = door.clientFor(door.keyring.forFunction('caller'))
    const Key = { id: { S: 'x' } }
    expect((await client.send(new GetItemCommand({ TableName: todoTable.name, Key }))).Item).toBeUndefined()
    await expect(client.send(new PutItemCommand({ TableName: todoTable.name, Item: Key }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('assumed-role/caller/caller is not authorized to perform: dynamodb:PutItem'),
    })
    const throughIndex = new QueryCommand({
      TableName: todoTable.name,
      IndexName: 'byOwner',
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': { S: 'x' } },
    })
    await expect(client.send(throughIndex)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })
})

describe('the AWS command line tool', () => {
  const aws = async (...args: string[]) => {
    const { accessKeyId, secretAccessKey } = door.keyring.administrator
    const { stdout } = await promisify(execFile)('aws', [...args, '--endpoint-url', door.endpoint], {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_DEFAULT_REGION: ACCOUNT.region,
      },
    })
    return JSON.parse(stdout)
  }

  it('invokes a function and reads a table', async () => {
    const out = join(directory, 'out.json')
    expect(await aws('lambda', 'invoke', '--function-name', 'echo', '--payload', '{"fail":true}', out)).toMatchObject({
      StatusCode: 200,
      FunctionError: 'Unhandled',
    })
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ errorMessage: 'as asked' })
    expect(await aws('dynamodb', 'list-tables')).toEqual({ TableNames: [todoTable.name] })
  }, 30_000)
})
