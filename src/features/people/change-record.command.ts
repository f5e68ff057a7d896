import type { EventPatch } from "../../domain/event";
import { type Refusal, refuse } from "../../domain/refusal";

/** Refuses a change of what somebody else changed since the caller read it. */
export function checkRevision(row: { id: string; revision: number }, expectedRevision: number): Refusal | null {
  if (row.revision === expectedRevision) return null;
  const details = { currentId: row.id, expectedRevision };
  return refuse("REVISION_CONFLICT", "This changed since you read it.", { path: ["expectedRevision"], details });
}

/** What an event may tell of a kind of record: facts by their value, texts only by that they changed. */
export interface Told<Row> {
  readonly facts: readonly (keyof Row & string)[];
  readonly texts: readonly (keyof Row & string)[];
}

/**
 * What an event tells of a change: the facts that differ, before and after.
 *
 * `null` where nothing changed.
 * A text that a person wrote never enters the log: a changed `name` is told as `nameChanged`. Without a `before` the record is new.
 */
export function patchOf<Row extends object>(
  told: Told<Row>,
  before: Row | null,
  after: Row,
): { before: EventPatch | null; after: EventPatch } | null {
  const facts = told.facts.filter((name) => before === null || !same(before[name], after[name]));
  const texts = before === null ? [] : told.texts.filter((name) => before[name] !== after[name]);
  if (facts.length + texts.length === 0) return null;
  const was = before === null ? null : pick(before, facts);
  return { before: was, after: { ...pick(after, facts), ...Object.fromEntries(texts.map((name) => [`${name}Changed`, true])) } };
}

function pick<Row extends object>(row: Row, names: readonly (keyof Row & string)[]): EventPatch {
  return Object.fromEntries(names.map((name) => [name, row[name] as EventPatch[string]]));
}

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => item === other[index]);
  return one === other;
}
