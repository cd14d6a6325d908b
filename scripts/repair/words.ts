// Every word that the command says about runs. Sentences say what happened and what to do.
import type { ItemReason, OutcomeReason, RunState } from '../../lib/domain/repair'

/** Exit code after Ctrl-C, as shells have it. */
export const INTERRUPTED = 130

export const USAGE = `Usage: npm run repair -- <command>

  plan                   count who is missing from everyone, and list them; changes nothing
  apply <run>            add those whom a plan has chosen
  undo <run>             take out again exactly those whom a run has added
  status                 the figures, and the newest runs
  show <run>             the plan or the report of a run
  pause <run>            and resume, cancel, retry <run>: retry takes up those that failed

  --latest               instead of <run>: the newest one
  --yes                  do not ask before apply and undo
  --json                 print one JSON document, for machines
  --email <address>      of an administrator; or COMMONS_EMAIL. The password is asked for, or COMMONS_PASSWORD
  --outputs <file>       amplify_outputs.json of a deployed backend; else the local AWS of npm start`

export const number = (value: number) => value.toLocaleString('en')
export const users = (count: number) => `${number(count)} user${count === 1 ? '' : 's'}`

/** Of the users whom a plan was asked for: how many are not there any more, are members already, are missing. */
export const selectionWords = (
  selected: number,
  { gone, members, missing }: Record<'gone' | 'members' | 'missing', number>,
) =>
  `${users(selected)} asked for: ${number(gone)} no longer there, ${number(members)} in everyone already, ${number(missing)} missing.`

const REFUSALS: Record<string, string> = {
  NOT_FOUND: 'There is no such run. `npm run repair -- status` lists them.',
  CHANGED: 'The run is not what it was a moment ago. Look at it again, then decide anew.',
  THROTTLED: 'Cognito is busy. Try again in a minute.',
  GROUP_MISSING:
    'There is no group everyone in Cognito any more. Make it again, then plan a repair: docs/runbook.md has the commands.',
  TOO_LARGE: 'That is more than one request may ask for.',
  INVALID: 'The run does not take that order as it stands. `npm run repair -- status` says how it stands.',
}

export const refusalWords = (refusal: string, email: string) =>
  refusal === 'FORBIDDEN' ? `${email} is not an administrator.` : (REFUSALS[refusal] ?? `That was refused: ${refusal}.`)

export const STATES: Record<RunState, string> = {
  SCANNING: 'counting',
  PLANNED: 'planned',
  APPLYING: 'adding',
  PAUSED: 'paused',
  DONE: 'done',
  UNDOING: 'taking out',
  UNDONE: 'undone',
  CANCELLED: 'cancelled',
  FAILED: 'stopped by a failure',
}

export const REASONS: Record<ItemReason, string> = {
  NEVER_SIGNED_IN: 'made by an administrator, never signed in',
  FEDERATED: 'sign in through another provider',
  CONFIRMED_WITHOUT_TRIGGER: 'confirmed, and not met by the trigger',
  UNCONFIRMED: 'not confirmed yet; left alone',
  DISABLED: 'disabled; left alone',
  KEPT_OUT: 'kept out on purpose',
  OWNER_GONE: 'todos whose owner no longer exists',
}

export const OUTCOMES: Record<OutcomeReason, string> = {
  DELETED: 'deleted since',
  DISABLED: 'disabled since',
  KEPT_OUT: 'kept out on purpose since',
  THROTTLED: 'Cognito was busy for too long',
  UNAVAILABLE: 'Cognito did not answer',
  REFUSED: 'Cognito refused it',
  GROUP_MISSING: 'there was no group everyone',
  NOT_IN_GROUP: 'no longer in the group',
  ADDED_SINCE: 'added by somebody else as well since',
}

/** Why a run stopped, and what to do. */
export const FAILURES: Record<string, string> = {
  THROTTLED: 'Cognito refused too many calls. When it has calmed down, resume the run.',
  UNAVAILABLE: 'Cognito did not answer after ten tries. When it does, resume the run.',
  GROUP_MISSING:
    'There is no group everyone in Cognito any more. Make it again, then resume the run: see docs/runbook.md.',
  REFUSED: 'Cognito refused the call. Look at the rights of the worker, then resume the run.',
}

export const SCHEDULE = 'schedule'

/** Who did something: by name, where there is one. */
export const personWords = (id: string, names: ReadonlyMap<string, string>) =>
  id === SCHEDULE ? 'the schedule' : (names.get(id) ?? id)

/** `1 min 45 s`. */
export const span = (seconds: number) => {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`
}
