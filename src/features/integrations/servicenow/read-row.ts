import type { IncidentRow, NeededColumn, UnreadRow } from "./incident-row";
import { CHANNEL_OF, IMPACT_OF, PRIORITY_OF, STATUS_OF, URGENCY_OF } from "./source-words";

const EMPTY = "?";
const TIME = /^(\d{2})-(\d{2})-(\d{4}) (\d{2}):(\d{2})$/;
const CONTROL = /[\u0000-\u001f\u007f]/;
const LONGEST_NAME = 200;

/** A row of the file by the names of its columns. */
export type RawRow = { readonly [N in NeededColumn]: string };

class Unreadable extends Error {}

/**
 * One row of the file in the words of the domain, or why it cannot be read.
 *
 * `?` means empty; times are `DD-MM-YYYY HH:MM` in UTC. What lies after `notAfter` is refused: history does not happen in the future.
 */
export function readRow(raw: RawRow, line: number, notAfter: Date): IncidentRow | UnreadRow {
  const time = (column: NeededColumn): string => readTime(raw[column], column, notAfter);
  const timeOrNull = (column: NeededColumn): string | null => (isEmpty(raw[column]) ? null : time(column));
  try {
    return {
      line,
      number: readNumber(raw.number),
      at: time("sys_updated_at"),
      changeCount: readCount(raw.sys_mod_count),
      openedAt: time("opened_at"),
      resolvedAt: timeOrNull("resolved_at"),
      closedAt: timeOrNull("closed_at"),
      status: lookUp(STATUS_OF, raw.incident_state, "incident_state"),
      channel: lookUp(CHANNEL_OF, raw.contact_type, "contact_type"),
      urgency: lookUp(URGENCY_OF, raw.urgency, "urgency"),
      impact: lookUp(IMPACT_OF, raw.impact, "impact"),
      priority: lookUp(PRIORITY_OF, raw.priority, "priority"),
      caller: readName(raw.caller_id, "caller_id"),
      category: readName(raw.category, "category"),
      subcategory: readName(raw.subcategory, "subcategory"),
      group: readName(raw.assignment_group, "assignment_group"),
      assignee: readName(raw.assigned_to, "assigned_to"),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { line, reason: error.message };
    throw error;
  }
}

/** Whether a row was read. */
export function isRead(row: IncidentRow | UnreadRow): row is IncidentRow {
  return !("reason" in row);
}

function isEmpty(text: string): boolean {
  return text.trim() === "" || text.trim() === EMPTY;
}

function readNumber(text: string): string {
  if (!/^INC\d{1,12}$/.test(text.trim())) throw new Unreadable(`number is no incident's: ${quoted(text)}`);
  return text.trim();
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) throw new Unreadable(`sys_mod_count is no count: ${quoted(text)}`);
  return Number(text);
}

function readName(text: string, column: string): string | null {
  if (isEmpty(text)) return null;
  if (CONTROL.test(text) || text.length > LONGEST_NAME) throw new Unreadable(`${column} is no name: ${quoted(text)}`);
  return text.trim().replace(/\s+/g, " ");
}

function lookUp<T>(table: { readonly [word: string]: T }, text: string, column: string): T {
  const found = Object.hasOwn(table, text.trim()) ? table[text.trim()] : undefined;
  if (found === undefined) throw new Unreadable(`${column} is unknown: ${quoted(text)}`);
  return found;
}

function readTime(text: string, column: string, notAfter: Date): string {
  const [, day, month, year, hour, minute] = TIME.exec(text.trim()) ?? [];
  const iso = `${year}-${month}-${day}T${hour}:${minute}:00.000Z`;
  const at = new Date(iso);
  // A 31st of February is a date for JavaScript, in March.
  if (Number.isNaN(at.getTime()) || at.toISOString() !== iso || at.getTime() < 0) {
    throw new Unreadable(`${column} is no date of the form DD-MM-YYYY HH:MM: ${quoted(text)}`);
  }
  if (at > notAfter) throw new Unreadable(`${column} lies in the future: ${quoted(text)}`);
  return iso;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
