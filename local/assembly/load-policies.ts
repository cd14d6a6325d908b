import { z } from 'zod'
import type { PolicyStatement } from '../contract'
import { type Assembly, AssemblyError } from './assembly'

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const document = z.object({
  Statement: z.array(
    z.object({
      Effect: z.enum(['Allow', 'Deny']),
      Action: oneOrMore.optional(),
      Resource: oneOrMore.optional(),
      Condition: z.unknown().optional(),
    }),
  ),
})

const attached = z.object({ Roles: z.array(z.string()).default([]), PolicyDocument: document })
const role = z.object({ Policies: z.array(z.object({ PolicyDocument: document })).default([]) })

const statements = (roleName: string, { Statement }: z.infer<typeof document>): PolicyStatement[] =>
  Statement.map(({ Effect, Action, Resource, Condition }) => {
    // Half understood, such a statement would allow more here than on AWS.
    if (!Action || !Resource || Condition !== undefined)
      throw new AssemblyError(`The twin reads only Action and Resource in a policy, and ${roleName} has one with more.`)
    return { effect: Effect, actions: Action, resources: Resource }
  })

/** Everything that the policies of any stack say of one role, inline or attached. */
export const loadPolicy = (assembly: Assembly, roleArn: string): PolicyStatement[] => {
  const roleName = roleArn.split('/').at(-1) ?? roleArn
  const inline = assembly
    .ofType('AWS::IAM::Role')
    .filter(({ id }) => id === roleName)
    .flatMap(({ properties }) => role.parse(properties).Policies)
  const separate = [...assembly.ofType('AWS::IAM::Policy'), ...assembly.ofType('AWS::IAM::ManagedPolicy')]
    .filter(({ properties }) => Array.isArray(properties.Roles) && properties.Roles.includes(roleName))
    .map(({ properties }) => attached.parse(properties))
  return [...inline, ...separate].flatMap(({ PolicyDocument }) => statements(roleName, PolicyDocument))
}
