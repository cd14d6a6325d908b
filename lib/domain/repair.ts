// The words that the engine, the API, the pages and the command line share. A run: scanning → planned → applying ⇄ paused → done →
// undoing → undone; or cancelled, or failed. While it is active a worker is on it, or the next tick puts one there.
export const RUN_STATES = [
  'SCANNING',
  'PLANNED',
  'APPLYING',
  'PAUSED',
  'DONE',
  'UNDOING',
  'UNDONE',
  'CANCELLED',
  'FAILED',
] as const
export type RunState = (typeof RUN_STATES)[number]

/** States in which a run wants a worker. */
export const ACTIVE_STATES = ['SCANNING', 'APPLYING', 'UNDOING'] as const satisfies readonly RunState[]
export type ActiveState = (typeof ACTIVE_STATES)[number]

/** All users; the ones that an administrator chose; or todos whose owner no longer exists. */
export const RUN_SCOPES = ['ALL', 'SELECTED', 'ORPHANS'] as const
export type RunScope = (typeof RUN_SCOPES)[number]

export const RUN_ORDERS = ['APPLY', 'PAUSE', 'RESUME', 'CANCEL', 'RETRY_FAILED', 'UNDO'] as const
export type RunOrder = (typeof RUN_ORDERS)[number]

/** Why a user stands in a plan: what was found, never a guess. */
export const ITEM_REASONS = [
  // Made by an administrator, and never signed in: FORCE_CHANGE_PASSWORD.
  'NEVER_SIGNED_IN',
  // EXTERNAL_PROVIDER: federated sign-in fires no trigger.
  'FEDERATED',
  // CONFIRMED, or RESET_REQUIRED: came in by a way that the trigger did not meet, or it failed.
  'CONFIRMED_WITHOUT_TRIGGER',
  // Left alone by default: UNCONFIRMED, the trigger is still to come.
  'UNCONFIRMED',
  // Left alone by default.
  'DISABLED',
  // Kept out on purpose: listed apart, never chosen.
  'KEPT_OUT',
  // Scope ORPHANS only: todos whose owner no longer exists.
  'OWNER_GONE',
] as const
export type ItemReason = (typeof ITEM_REASONS)[number]

/** Where an item lies: in the plan (CHOSEN, LEFT_ALONE, KEPT_OUT, ORPHAN), or in the report (the rest). */
export const SHELVES = [
  'CHOSEN',
  'LEFT_ALONE',
  'KEPT_OUT',
  'ORPHAN',
  'FAILED',
  'SKIPPED',
  'ALREADY',
  'ADDED',
  // After an undo: taken out again; or not, since they were no longer in the group, or gone.
  'REMOVED',
  'REMOVAL_SKIPPED',
  'REMOVAL_FAILED',
] as const
export type Shelf = (typeof SHELVES)[number]

/** Why an item was skipped or failed. */
export const OUTCOME_REASONS = [
  'DELETED',
  'DISABLED',
  'KEPT_OUT',
  'THROTTLED',
  'UNAVAILABLE',
  'REFUSED',
  // The group itself is gone.
  'GROUP_MISSING',
  'NOT_IN_GROUP',
  // Undoing: somebody else has added them since the run was applied.
  'ADDED_SINCE',
] as const
export type OutcomeReason = (typeof OUTCOME_REASONS)[number]

/** What an administrator can do to one user. */
export const USER_ACTS = [
  'REPAIR',
  // Takes them out of the group, and nothing else: a repair or the door may put them back.
  'REMOVE',
  // Takes them out, remembers it, disables the account and signs it out.
  'KEEP_OUT',
  // Undoes KEEP_OUT: enables the account and puts them into the group.
  'RESTORE',
  'MAKE_ADMIN',
  'UNMAKE_ADMIN',
  'RESEND_INVITATION',
  'RESET_PASSWORD',
  // Signing in asks for no app's code any more: for who has lost the phone.
  'SWITCH_APP_OFF',
  'DISABLE',
  'ENABLE',
  'SIGN_OUT',
  // Asks for the user's e-mail address as confirmation.
  'DELETE',
  // Their todos out of everybody's list, and back.
  'TRASH_TODOS',
  'RETURN_TODOS',
] as const
export type UserAct = (typeof USER_ACTS)[number]

/** Every act that the ledger tells of. */
export const LEDGER_ACTS = [
  ...USER_ACTS,
  'CREATE_USER',
  // By whose it is: the one act in here that is nobody's privilege.
  'DELETE_OWN_ACCOUNT',
  'START_RUN',
  'CHOOSE_ITEMS',
  ...(['APPLY_RUN', 'PAUSE_RUN', 'RESUME_RUN', 'CANCEL_RUN', 'RETRY_RUN', 'UNDO_RUN'] as const),
  // One user of a run, added or taken out again.
  'RUN_ADDED',
  'RUN_REMOVED',
  // Added at the door, at sign-in.
  'DOOR_ADDED',
  'CHANGE_SETTINGS',
] as const
export type LedgerAct = (typeof LEDGER_ACTS)[number]

/** An act is written down before it is begun, and again when its end is known: a kill in between leaves BEGUN alone. */
export const LEDGER_OUTCOMES = ['BEGUN', 'DONE', 'ALREADY', 'SKIPPED', 'REFUSED', 'FAILED'] as const
export type LedgerOutcome = (typeof LEDGER_OUTCOMES)[number]

/** What happens to a user who signs in without the group. */
export const DOOR_SETTINGS = ['WAIT', 'ADD'] as const
export type DoorSetting = (typeof DOOR_SETTINGS)[number]

/** What the nightly scan does: nothing, a plan, or a plan that it applies. */
export const NIGHTLY_SETTINGS = ['OFF', 'PLAN', 'APPLY'] as const
export type NightlySetting = (typeof NIGHTLY_SETTINGS)[number]

/** Published quotas of Cognito, in calls a second, and the share of them that a run may use. */
export interface Pace {
  userListPerSecond: number
  groupReadPerSecond: number
  groupChangePerSecond: number
  /** 1 to 100. */
  ratePercent: number
}

export interface RepairSettings extends Pace {
  door: DoorSetting
  nightly: NightlySetting
}

export const DEFAULT_SETTINGS: RepairSettings = {
  door: 'WAIT',
  nightly: 'PLAN',
  userListPerSecond: 30,
  groupReadPerSecond: 50,
  groupChangePerSecond: 25,
  ratePercent: 80,
}
