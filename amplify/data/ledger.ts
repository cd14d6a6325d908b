import { a } from '@aws-amplify/backend'
import { ADMINS } from '../../lib/domain/member'
import { LEDGER_ACTS, LEDGER_OUTCOMES } from '../../lib/domain/repair'
import { membership } from '../functions/membership/resource'

/** Every privileged act, and each account that its owner deleted, to be read and checked; written by the functions only. */
export const ledger = {
  LedgerAct: a.enum(LEDGER_ACTS),
  LedgerOutcome: a.enum(LEDGER_OUTCOMES),
  AuditEvent: a.customType({
    chain: a.string().required(),
    seq: a.integer().required(),
    at: a.datetime().required(),
    actor: a.id().required(),
    act: a.ref('LedgerAct').required(),
    subject: a.id(),
    outcome: a.ref('LedgerOutcome').required(),
    detail: a.string(),
    runId: a.id(),
    begunSeq: a.integer(),
    previousHash: a.string().required(),
    hash: a.string().required(),
  }),
  AuditPage: a.customType({
    refusal: a.ref('Refusal'),
    events: a.ref('AuditEvent').required().array(),
    nextCursor: a.string(),
    // The time of the last row that was looked at, when filters left little: "searched back to".
    searchedTo: a.datetime(),
  }),
  // Newest first.
  auditEvents: a
    .query()
    .arguments({
      subject: a.id(),
      actor: a.id(),
      act: a.ref('LedgerAct'),
      runId: a.id(),
      from: a.datetime(),
      to: a.datetime(),
      cursor: a.string(),
      limit: a.integer(),
    })
    .returns(a.ref('AuditPage').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  // `brokenAt`: sequence number of the first row that does not follow from the one before.
  ChainCheck: a.customType({
    refusal: a.ref('Refusal'),
    rows: a.integer(),
    brokenAt: a.integer(),
    nextSeq: a.integer(),
  }),
  // Goes on from `fromSeq` when one call was not enough: `nextSeq` says where.
  verifyChain: a
    .query()
    .arguments({ chain: a.string().required(), fromSeq: a.integer() })
    .returns(a.ref('ChainCheck').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
}
