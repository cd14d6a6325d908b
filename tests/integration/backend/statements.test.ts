import { beforeAll, describe, expect, test } from 'vitest'
import { synthesise } from '../../../scripts/synthesise'
import { type PlacedStatement, type Statement, statementsOf, wildcardsOf } from './statements'
import { changedAt, ofType, readResources, type TemplateResources } from './template-resources'

let resources: TemplateResources

beforeAll(async () => {
  resources = readResources((await synthesise({ branch: 'main' })).directory)
})

const OURS =
  /(custommessage|membership|postconfirmation|preauthentication|presignup|repairworker)lambdaServiceRole|\/(EndSignIns|MakeRoom|userpoolAccess1)/

/** Asterisks that Amplify and the CDK write, and what each reaches. */
const THEIRS: Record<string, { holder: RegExp; writes: RegExp }> = {
  'the one branch of this app, in whatever region': {
    holder: /^root\/AmplifyBranchLinker/,
    writes: /^arn:aws:amplify:\*:\*:apps\/commons\//,
  },
  'each version of the one function': {
    holder: /(Service|Scheduler|StateMachine)Role/,
    writes: /^:\*$/,
  },
  'objects in the one bucket': {
    holder: /CustomCDKBucketDeployment/,
    writes: /^(s3:(GetObject|GetBucket|List|DeleteObject|Abort)\*|\/\*)$/,
  },
  'the tables of this API, by the id in their names': {
    holder: /^data\/tables\//,
    writes: /:table\/\*-\$\{apiId\}-\$\{envName\}$|:function:\*TableManager\*$/,
  },
  'the indexes of the one table of a model': {
    holder: /^data\/(Member|Todo)\//,
    writes: /table\/\$\{tablename\}\/\*$/,
  },
}

const isOurs = ({ holder }: PlacedStatement) => OURS.test(holder)
const ours = () => statementsOf(resources).filter(isOurs)
const wide = (all: TemplateResources) =>
  statementsOf(all).filter((each) => isOurs(each) && wildcardsOf(each.statement).length > 0)

describe('the rights of our functions', () => {
  test('are given by name, on resources by name', () => {
    expect(wide(resources)).toEqual([])
    // Six functions, each with its log, and what rights.test.ts lists.
    expect(ours().length).toBeGreaterThan(30)
  })

  test('allow, and are granted by no policy of AWS', () => {
    expect(ours().filter(({ statement }) => statement.Effect !== 'Allow')).toEqual([])
    const roles = ofType(resources, 'AWS::IAM::Role').filter(([id]) => OURS.test(id))
    expect(roles).toHaveLength(6)
    for (const [id, { Properties }] of roles) expect(Properties.ManagedPolicyArns, id).toBeUndefined()
  })

  test('are seen to be too wide wherever one of them is widened', () => {
    const widened = (statement: Statement): Statement[] => [
      { ...statement, Resource: '*' },
      { ...statement, Resource: { 'Fn::Join': ['', [statement.Resource, '/*']] } },
      { ...statement, Action: `${[statement.Action].flat()[0]?.split(':')[0]}:*` },
      { ...statement, Action: [...[statement.Action].flat(), '*'] },
    ]
    for (const { holder, at, statement } of ours())
      for (const weaker of widened(statement))
        expect(wide(changedAt(resources, holder, at, weaker)), `${holder} ${JSON.stringify(weaker)}`).toHaveLength(1)
  })
})

test('what Amplify and the CDK leave open is known, and reaches no further than this app', () => {
  const left = statementsOf(resources)
    .filter((each) => !isOurs(each))
    .flatMap(({ holder, statement }) => wildcardsOf(statement).map((text) => ({ holder, text })))
  const accepts = ({ holder, text }: { holder: string; text: string }) =>
    Object.values(THEIRS).some((their) => their.holder.test(holder) && their.writes.test(text))
  expect(left.filter((each) => !accepts(each))).toEqual([])
  for (const [reach, their] of Object.entries(THEIRS))
    expect(
      left.filter(({ holder, text }) => their.holder.test(holder) && their.writes.test(text)),
      reach,
    ).not.toEqual([])
})
