import { describe, expect, it } from 'vitest'
import type { GraphqlApi } from '../../../local/appsync/graphql-api'
import { createWorld, person } from './world'

const alice = person('alice', 'everyone', 'admins')

/** The API with one template of ours behind `getMember`, so that a single function of it can be seen. */
const withTemplate = (response: string) => (api: GraphqlApi) => ({
  ...api,
  resolvers: api.resolvers.map((resolver) =>
    resolver.fieldName === 'getMember'
      ? { ...resolver, pipeline: [], request: '$util.toJson({})', response }
      : resolver,
  ),
})

const render = async (template: string) => {
  const world = await createWorld({ change: withTemplate(template) })
  const reply = await world.ask(alice, '{ member: getMember(id: "m") { id displayName } }')
  await world.close()
  return reply
}

/** Ends the request with the value as its message. */
const say = (expression: string) => `$util.error($util.toJson(${expression}), "Said")`

describe('a mapping template', () => {
  it.each([
    [
      'keeps the keys it asks for',
      '$util.map.copyAndRetainAllKeys({"a": 1, "b": null, "c": 3}, ["a", "b"])',
      '{"a":1,"b":null}',
    ],
    ['removes the keys it names', '$util.map.copyAndRemoveAllKeys({"a": 1, "b": 2}, ["a"])', '{"b":2}'],
    ['writes a null that DynamoDB takes', '$util.dynamodb.toNull()', '{"NULL":true}'],
    ['reads the clock of the twin', '$util.time.nowISO8601()', '"2026-01-02T03:04:05.000Z"'],
    ['reads its seconds', '$util.time.nowEpochSeconds()', '1767323045'],
    ['sees the groups of the caller', '$ctx.identity.groups', '["everyone","admins"]'],
    ['sees a caller’s address as a list', '$ctx.identity.sourceIp', '["127.0.0.1"]'],
    ['sees that a user pool speaks for the caller', '$util.authType()', '"User Pool Authorization"'],
  ])('%s', async (_, expression, said) => {
    expect((await render(say(expression))).errors).toMatchObject([{ errorType: 'Said', message: said }])
  })

  it('refuses by naming the field and its type, at the path the caller gave', async () => {
    expect(await render('$util.unauthorized()')).toMatchObject({
      data: { member: null },
      errors: [
        {
          errorType: 'Unauthorized',
          message: 'Not Authorized to access getMember on type Query',
          path: ['member'],
          locations: [{ line: 1, column: 3, sourceName: null }],
        },
      ],
    })
  })

  it('says nothing of where in itself an error was raised', async () => {
    const { errors } = await render('$util.error("Only this")')
    expect(errors).toMatchObject([{ message: 'Only this', errorType: null }])
  })

  it('does not end as a silent null when it fails', async () => {
    const { data, errors } = await render('$util.map.copyAndRetainAllKeys(7, 8)')
    expect(data).toEqual({ member: null })
    expect(errors).toMatchObject([{ errorType: 'MappingTemplate', path: ['member'] }])
  })

  it('that cannot be parsed stops the start', async () => {
    await expect(render('#if( $broken')).rejects.toThrow(/Parse error/)
  })
})
