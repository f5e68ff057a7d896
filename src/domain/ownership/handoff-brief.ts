import type { CaseFacts } from "../case-facts";
import type { BriefSource, OwnershipMove, OwnershipReasonCode } from "../event";
import { type Refusal, refuse } from "../refusal";

/** What a successor must know: situation, steps tried, reason, next step, and the promise made. */
export interface HandoffBrief {
  situation: string;
  stepsTried: readonly string[];
  reason: string;
  nextStep: string;
  /** `null` where nothing was promised to the customer. */
  promise: { text: string; dueAt: string | null } | null;
}

/** A brief with where its words come from. */
export interface SourcedBrief extends HandoffBrief {
  source: BriefSource;
}

/** Refuses a brief with a blank part; a person who hands over uses their own words for each. */
export function judgeBrief(brief: HandoffBrief): Refusal | null {
  const missing = [
    ...(blank(brief.situation) ? ["situation"] : []),
    ...(brief.stepsTried.some(blank) ? ["stepsTried"] : []),
    ...(blank(brief.reason) ? ["reason"] : []),
    ...(blank(brief.nextStep) ? ["nextStep"] : []),
    ...(brief.promise !== null && blank(brief.promise.text) ? ["promise"] : []),
  ];
  if (missing.length === 0) return null;
  return refuse("BRIEF_INCOMPLETE", `The brief still lacks: ${missing.join(", ")}.`, { path: ["brief"], details: { missing } });
}

/** A written brief whose reason tells what was said beside the code, too, as a composed one does. */
export function withReasonText<B extends HandoffBrief>(brief: B, text: string | null): B {
  return text === null || blank(text) || brief.reason.includes(text) ? brief : { ...brief, reason: `${brief.reason} ${text}` };
}

function blank(text: string): boolean {
  return text.trim() === "";
}

/** What a rule knows of a case when it has to compose a brief. */
export interface BriefRecord {
  facts: CaseFacts;
  subject: string;
  nextStepWhat: string | null;
  move: OwnershipMove | "STANDS_IN";
  reason: OwnershipReasonCode | null;
  /** What whoever moved it said beside the code. */
  reasonText?: string | null;
  /** How often the owner changed before. */
  formerOwners: number;
}

const MOVE_WORDS: { readonly [M in BriefRecord["move"]]: string } = {
  STANDS_IN: "Somebody stands in for the owner.",
  OPENED: "The case was opened.",
  IMPORTED: "The case was imported with its history.",
  TAKEN: "Taken from the queue.",
  ACCEPTED: "A transfer was accepted.",
  FORCED: "Assigned without asking.",
  ASSIGNED_BY_RULE: "Assigned by rule.",
  STOLEN: "Taken over from its owner.",
  RETURNED: "Given back to its former owner.",
  REOPENED: "The case was reopened.",
  COVERED: "Its owner is away; the cover took it.",
};

/**
 * A brief composed from the record, for moves where no person hands over.
 *
 * These are take, steal, force and the automatic ones. It says only what the record holds, in plain sentences, and is marked GENERATED.
 */
export function composeBrief(record: BriefRecord): SourcedBrief {
  const { facts } = record;
  return {
    source: "GENERATED",
    situation: `Case ${facts.number} “${record.subject}” is ${words(facts.status)}, severity ${words(facts.severity)}, ${facts.priority}, category ${facts.categoryKey}.`,
    stepsTried:
      record.formerOwners === 0 ? [] : [`Owned by ${record.formerOwners} ${record.formerOwners === 1 ? "person" : "people"} before.`],
    reason: [MOVE_WORDS[record.move], ...(record.reason === null ? [] : [`Reason: ${words(record.reason)}.`]), ...said(record)].join(" "),
    nextStep: record.nextStepWhat ?? "None recorded: read the case and set one.",
    promise: null,
  };
}

function said({ reasonText }: BriefRecord): string[] {
  return reasonText === undefined || reasonText === null || blank(reasonText) ? [] : [reasonText];
}

function words(code: string): string {
  return code.toLowerCase().replaceAll("_", " ");
}
