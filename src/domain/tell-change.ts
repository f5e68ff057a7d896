import type { EventPatch, EventType } from "./event";

/** What a sentence about a change is made of. */
export interface ToldChange {
  type: EventType;
  before: EventPatch | null;
  after: EventPatch | null;
  /** What the change is about, as a sentence goes on with it: `case 37`, `Ana`. */
  about: string;
  /** The name behind an id as far as the reader may know it, and null for everything that has none. */
  nameOf(id: string): string | null;
}

interface Said {
  about: string;
  /** A fact as it was, and as it is, in words. */
  was(name: string): string;
  is(name: string): string;
}

const TELLERS: { readonly [T in EventType]?: (said: Said) => string } = {
  CASE_OPENED: ({ about, is }) => `${about} is opened, and ${is("ownerId")} owns it`,
  CASE_STATUS_CHANGED: ({ about, was, is }) => `${about} goes from ${was("status")} to ${is("status")}`,
  CASE_REOPENED: ({ about, is }) => `${about} is ${is("status")} again`,
  OWNERSHIP_CHANGED: ({ about, was, is }) => `${is("ownerId")} owns ${about} from now on, and ${was("ownerId")} stays informed`,
  TRANSFER_OFFERED: ({ about, is }) =>
    `${about} is offered to ${is("toId")}, until ${is("expiresAt")}; its owner stays the same until they accept`,
  TRANSFER_ENDED: ({ about, is }) => `the offer of ${about} ends as ${is("outcome")}`,
  ACTING_OWNER_ASSIGNED: ({ about, is }) => `${is("actingOwnerId")} stands in for the owner of ${about}, until ${is("actingUntil")}`,
  ACTING_OWNER_ENDED: ({ about, was }) => `${was("actingOwnerId")} no longer stands in for the owner of ${about}`,
  OWNERSHIP_SPLIT: ({ about, is }) => `${is("answeredBy")} answers the customer of ${about}, and ${is("fixedBy")} resolves it`,
  OWNERSHIP_REJOINED: ({ about }) => `the owner of ${about} both answers its customer and resolves it again`,
  COLLABORATOR_ADDED: ({ about, is }) => `${is("personId")} helps on ${about} as ${is("role")}`,
  COLLABORATOR_LEFT: ({ about, is }) => `${is("personId")} no longer helps on ${about}`,
  TASK_CHANGED: ({ about, is }) => `a task on ${about} is ${is("state")}`,
  CHANGE_PROPOSED: ({ about }) => `a change to ${about} is proposed; nothing changes until its owner accepts`,
  PROPOSAL_DECIDED: ({ about, is }) => `a proposal on ${about} is ${is("state")}`,
  CASE_FORWARDED: ({ about, is }) => `${is("toId")} is shown ${about}`,
  CONTACT_DELEGATED: ({ about, is }) => `${is("delegateId")} may answer the customer of ${about}, until ${is("until")}`,
  CONTACT_DELEGATION_ENDED: ({ about, is }) => `${is("delegateId")} no longer answers the customer of ${about}`,
  CUSTOMER_REPLIED_TO: ({ about }) => `the customer of ${about} is answered`,
  CUSTOMER_MESSAGE_RECORDED: ({ about }) => `a message of the customer is kept on ${about}`,
  INTERNAL_NOTE_ADDED: ({ about }) => `a note is kept on ${about}`,
  RESOLUTION_ATTEMPTED: ({ about, is }) => `an attempt to resolve ${about} is kept as ${is("outcome")}`,
  RESOLUTION_CONFIRMED: ({ about }) => `the customer confirms that ${about} is resolved`,
  SATISFACTION_RECORDED: ({ about, is }) => `the customer of ${about} gives ${is("score")} of 5`,
  PERSON_DEACTIVATED: ({ about }) => `${about} works here no more`,
  CONTACT_ERASED: ({ about, is }) =>
    is("erasedContactId") === "none"
      ? `what was written by and about ${about} is blanked for good`
      : `what was written on ${about} by and about ${is("erasedContactId")} is blanked for good`,
};

/**
 * A change in one plain sentence, with the names of now and no word that somebody wrote.
 *
 * A change that has no sentence of its own is told by its facts, each as it was and as it is.
 */
export function tellChange(change: ToldChange): string {
  const { about } = change;
  const said: Said = { about, was: (name) => inWords(change.before?.[name], change), is: (name) => inWords(change.after?.[name], change) };
  const sentence = TELLERS[change.type]?.(said) ?? `${about}: ${tellFacts(change, said).join(", ") || "nothing that has a name"}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function tellFacts({ after, before, nameOf }: ToldChange, { was, is }: Said): string[] {
  const told = Object.keys(after ?? {}).filter((name) => was(name) !== is(name) && !isNameless(after?.[name], nameOf));
  return told.map((name) => `${wordsOf(name)} ${before?.[name] === undefined ? "" : `${was(name)} → `}${is(name)}`);
}

function inWords(value: EventPatch[string] | undefined, { nameOf }: ToldChange): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object") return value.map((one) => nameOf(one) ?? one).join(" ") || "none";
  return isAnId(value) ? (nameOf(value) ?? "somebody") : String(value);
}

function isNameless(value: EventPatch[string] | undefined, nameOf: ToldChange["nameOf"]): boolean {
  return isAnId(value) && nameOf(value) === null;
}

function isAnId(value: unknown): value is string {
  return typeof value === "string" && /^[a-z]+_[0-9a-z]{26}$/.test(value);
}

function wordsOf(name: string): string {
  return name
    .replace(/(Id|Ids|Key|At)$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}
