import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isNode, parseDocument, visit } from "yaml";
import { z } from "zod";
import { REFUSAL_CODES } from "../../src/domain/refusal";
import { SUBJECT_NAMES, type SubjectName } from "./subjects";

export const EXPECTATIONS = ["ALLOW", "UNAUTHENTICATED", "FORBIDDEN", "NULL", "EMPTY", ...REFUSAL_CODES] as const;
/** What a cell expects; the head of authority.yaml says what each means. */
export type Expectation = (typeof EXPECTATIONS)[number];

export const SITUATIONS = [
  "offer_to_subject",
  "offer_by_subject",
  "offer_by_lead",
  "to_waiting_on_customer",
  "from_waiting_on_customer",
  "next_step_of_customer",
  "for_own_team",
  "for_another_team",
  "owns",
  "collaborates",
  "owned_before",
  "collaborated_until_now",
  "id_of_account",
  "id_of_contact",
  "id_of_person",
  "own_roles",
  "own_authority_level",
  "raises_authority_level",
  "seconds_a_raise",
  "lowers_authority_level",
  "contact_is_anothers",
  "delegated",
  "delegated_until_now",
  "own_part",
  "own_task",
  "task_of_another",
  "own_proposal",
  "proposal_of_another",
  "proposes_owner",
  "proposes_close",
  "proposes_status",
  "proposes_category",
  "proposes_support_tier",
  "proposes_sla_tier",
  "note_for_people_inside",
  "of_oneself",
  "cover_of_team",
] as const;
/** A situation other than the standard one; the head of authority-situations.yaml says what each is. */
export type Situation = (typeof SITUATIONS)[number];

/** One cell of the authority matrix: who asks what, the answer, and the rule that decided. */
export interface AuthorityCell {
  readonly who: SubjectName;
  /** `Type.field` as the schema names it. */
  readonly what: string;
  /** `null` in the standard situation. */
  readonly situation: Situation | null;
  readonly expect: Expectation;
  /** Of an object field: whether it asks a right of its own; `null` for a root field. */
  readonly guard: "guarded" | "inherits" | null;
  readonly by: string;
}

const what = z.string().regex(/^[A-Z][A-Za-z]*\.[a-z][A-Za-z]*$/);
const answer = { who: z.enum(SUBJECT_NAMES), expect: z.enum(EXPECTATIONS), by: z.string().min(10) };
const standardRows = z.array(z.strictObject({ ...answer, what, guard: z.enum(["guarded", "inherits"]).optional() }));
const situationGroups = z.array(z.strictObject({ what, situation: z.enum(SITUATIONS), cells: z.array(z.strictObject(answer)).min(1) }));

/** The matrix in the standard situation, row by row; throws on a row that is not plain and whole. */
export function readAuthority(text = readBeside("authority.yaml")): AuthorityCell[] {
  return standardRows.parse(parsePlain(text)).map(({ guard, ...row }) => {
    if (isRootField(row.what) !== (guard === undefined))
      throw new Error(`${row.who} × ${row.what}: an object field, and no other, says its guard`);
    return { ...row, situation: null, guard: guard ?? null };
  });
}

/** The cells in every other situation; throws as `readAuthority` does. */
export function readAuthoritySituations(text = readBeside("authority-situations.yaml")): AuthorityCell[] {
  return situationGroups
    .parse(parsePlain(text))
    .flatMap((group) => group.cells.map((cell) => ({ ...cell, what: group.what, situation: group.situation, guard: null })));
}

/** Whether a field belongs to Query, Mutation or Subscription. */
export function isRootField(field: string): boolean {
  return /^(Query|Mutation|Subscription)\./.test(field);
}

/** How a cell is named in what a test prints. */
export function nameOf(cell: Pick<AuthorityCell, "who" | "what" | "situation">): string {
  return cell.situation === null ? `${cell.who} × ${cell.what}` : `${cell.who} × ${cell.what} (${cell.situation})`;
}

/** Every subject × field for which the standard situation has no row. */
export function missingCells(fields: readonly string[], cells: readonly AuthorityCell[]): string[] {
  const listed = new Set(cells.map(nameOf));
  return fields
    .flatMap((field) => SUBJECT_NAMES.map((who) => nameOf({ who, what: field, situation: null })))
    .filter((name) => !listed.has(name));
}

/** Every cell that has more than one row. */
export function duplicateCells(cells: readonly AuthorityCell[]): string[] {
  const names = cells.map(nameOf);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Every field that has rows but is none of these. */
export function strayFields(fields: readonly string[], cells: readonly AuthorityCell[]): string[] {
  return [...new Set(cells.map((cell) => cell.what))].filter((field) => !fields.includes(field));
}

/**
 * Every object field that is neither in the matrix nor among those declared to inherit.
 *
 * A new field of an object is so a decision: it asks a right of its own, or whoever reached its object reads it.
 */
export function undeclaredObjectFields(
  objectFields: readonly string[],
  cells: readonly AuthorityCell[],
  inheriting: readonly string[],
): string[] {
  const declared = new Set([...cells.map((cell) => cell.what), ...inheriting]);
  return objectFields.filter((field) => !isRootField(field) && !declared.has(field));
}

function readBeside(file: string): string {
  return readFileSync(join(__dirname, file), "utf8");
}

// An anchor would let one row stand for many, and nobody would read the others again.
function parsePlain(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) throw document.errors[0];
  visit(document, (_key, node) => {
    if (isNode(node) && "anchor" in node && node.anchor !== undefined)
      throw new Error(`The matrix has plain rows only, no anchor &${node.anchor}`);
    return undefined;
  });
  return document.toJS();
}
