import type { PersonId } from "../../../src/domain/ids";
import type { AuthorityCell } from "../../decisions/read-authority";
import type { AuthorityWorld } from "./authority-world";
import type { StoodUp } from "./standing";

/** What a read answers of the thing that its cell is about. */
export type ReadOutcome = "ALLOW" | "NULL" | "EMPTY";

/** A query, and how its answer is read. */
export interface Read {
  query: string;
  variables: object;
  outcome(data: Answered): ReadOutcome;
}

/** An answer before anybody knows its shape. */
export type Answered = { readonly [name: string]: unknown };

/** What a field is read about: the world, the case of the cell, and who reads; nobody, where it is an integration. */
export type Asked = Pick<AuthorityCell, "situation"> & { world: AuthorityWorld; stood: StoodUp; me: PersonId | null };

/** How some fields are read in a cell's situation. */
export type Reads = { readonly [field: string]: (asked: Asked) => Read };

/** One thing by its id, or `null`; throws where another thing came. */
export function one(data: Answered, name: string, id: string): ReadOutcome {
  const found = data[name] as { id: string } | null;
  if (found === null) return "NULL";
  if (found.id !== id) throw new Error(`${name} answered another thing: ${found.id}`);
  return "ALLOW";
}

/** Whether a list holds what was asked for; throws where it holds other things only. */
export function among(list: unknown, has: (entry: Answered) => boolean): ReadOutcome {
  const entries = list as readonly Answered[];
  if (entries.some(has)) return "ALLOW";
  if (entries.length > 0) throw new Error("the list holds other things than were asked for");
  return "EMPTY";
}

/** Yes, or a field that should have answered and did not. */
export function allowed(is: boolean): ReadOutcome {
  if (!is) throw new Error("the field answered nothing");
  return "ALLOW";
}

/** Reads a field of the cell's case. */
export function ofCase(field: string, read: (found: Answered, asked: Asked) => ReadOutcome): (asked: Asked) => Read {
  return (asked) => ({
    query: `query($id: ID!) { case(id: $id) { ${field} } }`,
    variables: { id: asked.stood.caseId },
    outcome: (data) => (data.case === null ? "NULL" : read(data.case as Answered, asked)),
  });
}

/** Reads a thing by its id. */
export function byId(name: string, idOf: (asked: Asked) => string): (asked: Asked) => Read {
  return (asked) => ({
    query: `query($id: ID!) { ${name}(id: $id) { id } }`,
    variables: { id: idOf(asked) },
    outcome: (data) => one(data, name, idOf(asked)),
  });
}

/** Reads a field of whatever has an id: `null` where there is no such thing for the reader. */
export function ofNode(type: string, field: string, idOf: (asked: Asked) => string, read: (found: Answered, asked: Asked) => ReadOutcome) {
  return (asked: Asked): Read => ({
    query: `query($id: ID!) { node(id: $id) { ... on ${type} { ${field} } } }`,
    variables: { id: idOf(asked) },
    outcome: (data) => (data.node === null ? "NULL" : read(data.node as Answered, asked)),
  });
}

/** Reads a whole list, which must hold something. */
export function list(query: string, name: string): () => Read {
  const entriesOf = (found: unknown) => (Array.isArray(found) ? found : (found as Answered).nodes);
  return () => ({ query, variables: {}, outcome: (data) => among(entriesOf(data[name]), () => true) });
}

/** A text or an id that is there, or `null`. */
export function shown(value: unknown): ReadOutcome {
  return value === null ? "NULL" : allowed(typeof value === "string" || typeof value === "object");
}
