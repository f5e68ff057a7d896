import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { SCOPES, type Scope } from "../../src/domain/permissions";

const verdict = z.enum(["ALLOW", "FORBIDDEN"]);
const cells = Object.fromEntries(SCOPES.map((scope) => [scope, verdict])) as Record<Scope, typeof verdict>;
const table = z.array(z.strictObject({ what: z.string(), ...cells, by: z.string() }));
const shown = z.enum(["ALLOW", "NULL", "EMPTY"]);
const noteTable = z.array(
  z.strictObject({ what: z.string(), scope: z.enum(["CASES_READ", "EVENTS_READ"]), alone: shown, withNotes: shown, by: z.string() }),
);

/** A root field, and whether each scope alone passes its gate. */
export type ScopeRow = z.infer<typeof table>[number];

/** A field that tells of notes, and what it shows to the scope that opens it, alone and together with NOTES_READ. */
export type NoteRow = z.infer<typeof noteTable>[number];

/** The table of scopes, row by row; throws on a row that is not whole. */
export function readScopes(rows: unknown = readBeside("scopes.yaml")): ScopeRow[] {
  return table.parse(rows);
}

/** What of notes each field shows; throws on a row that is not whole. */
export function readScopeNotes(rows: unknown = readBeside("scope-notes.yaml")): NoteRow[] {
  return noteTable.parse(rows);
}

function readBeside(file: string): unknown {
  return parse(readFileSync(join(__dirname, file), "utf8"));
}
