/** The prefix that tells what kind of thing an opaque id names. */
export type IdPrefix =
  | "case"
  | "per"
  | "team"
  | "acc"
  | "con"
  | "evt"
  | "own"
  | "off"
  | "brief"
  | "tmr"
  | "msg"
  | "att"
  | "sat"
  | "col"
  | "task"
  | "prop"
  | "dlg"
  | "cal"
  | "abs"
  | "svc"
  | "key"
  | "ntf";

/** An opaque id: its prefix, an underscore, and 128 bits in Crockford's base 32. */
export type Id<P extends IdPrefix> = `${P}_${string}`;

/** The id of a case. */
export type CaseId = Id<"case">;
/** The id of a person. */
export type PersonId = Id<"per">;
/** The id of a team. */
export type TeamId = Id<"team">;
/** The id of an account. */
export type AccountId = Id<"acc">;
/** The id of a contact. */
export type ContactId = Id<"con">;
/** The id of an event. */
export type EventId = Id<"evt">;
/** The id of an offer. */
export type OfferId = Id<"off">;
/** The id of a handoff brief. */
export type BriefId = Id<"brief">;

/** The id of a reply, a customer's message or a note. */
export type EntryId = Id<"msg">;
/** The id of an attempt to resolve a case. */
export type AttemptId = Id<"att">;
/** The id of a customer's rating. */
export type SatisfactionId = Id<"sat">;

/** The id of a collaborator: of one person's help on one case. */
export type CollaboratorId = Id<"col">;
/** The id of a task. */
export type TaskId = Id<"task">;
/** The id of a proposal. */
export type ProposalId = Id<"prop">;
/** The id of a contact delegation. */
export type DelegationId = Id<"dlg">;

/** The id of a calendar. */
export type CalendarId = Id<"cal">;
/** The id of an absence. */
export type AbsenceId = Id<"abs">;

/** The id of a service account. */
export type ServiceAccountId = Id<"svc">;
/** The id of an API key. */
export type ApiKeyId = Id<"key">;

/** The id of a notification. */
export type NotificationId = Id<"ntf">;

/** Who acted: a person, an integration, or the system under a key such as `system:import`. */
export type ActorId = PersonId | ServiceAccountId | `system:${string}`;

const ANY = /^(?:[a-z]+_[0-9a-hjkmnp-tv-z]{26}|system:[\w/:-]{1,100})$/;

/**
 * The texts of a list that have the form of an id of some kind.
 *
 * A client's other texts name nothing and never reach the database as ids: a NUL among them would make it fail.
 */
export function idsAmong(texts: readonly string[]): string[] {
  return texts.filter((text) => ANY.test(text));
}

const BODY = /^[0-9a-hjkmnp-tv-z]{26}$/;

/**
 * Whether a text has the form of an id of this kind.
 *
 * Asked before any look-up, so that a client's text never reaches the database as an id; a text of another form names nothing.
 */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return text.startsWith(`${prefix}_`) && BODY.test(text.slice(prefix.length + 1));
}
