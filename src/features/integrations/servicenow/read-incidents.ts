import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { ImportRefused } from "./import-refused";
import { type IncidentRow, NEEDED_COLUMNS, type NeededColumn, type UnreadRow } from "./incident-row";
import { isRead, type RawRow, readRow } from "./read-row";

/** What a file holds: the rows of each incident in the order of the file, and the rows that could not be read. */
export interface IncidentFile {
  incidents: Map<string, [IncidentRow, ...IncidentRow[]]>;
  unread: UnreadRow[];
}

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

const NEWLINE = 10;
const LONGEST_RECORD = 1_000_000;

/**
 * Reads an incident log to its end, so that whether it is whole is known before anything is written.
 *
 * Refused whole (`ImportRefused`): an empty file, a header that lacks a needed column or names one twice, no row below the header,
 * quotes that do not match, and an end in a cut line. A row that says something unreadable is left out and told with its line.
 */
export async function readIncidents(bytes: AsyncIterable<Uint8Array>, notAfter: Date): Promise<IncidentFile> {
  const file: IncidentFile = { incidents: new Map(), unread: [] };
  const end = { lastByte: NEWLINE };
  let header: string[] | null = null;
  let last: ParsedRecord | null = null;
  const take = (parsed: ParsedRecord): void => {
    if (header === null) {
      header = checkedHeader(parsed.record);
      return;
    }
    last = parsed;
    const row = readRecord(header, parsed, notAfter);
    if (!isRead(row)) file.unread.push(row);
    else keep(file.incidents, row);
  };
  try {
    await pipeline(
      watched(bytes, end),
      parse({ info: true, bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_RECORD }),
      async (records: AsyncIterable<ParsedRecord>) => {
        for await (const parsed of records) take(parsed);
      },
    );
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  }
  if (header === null) throw new ImportRefused("The file is empty.");
  if (last === null) throw new ImportRefused("The file holds a header and no incident below it.");
  refuseCutEnd(header, last, end.lastByte !== NEWLINE, file.unread);
  return file;
}

function keep(incidents: IncidentFile["incidents"], row: IncidentRow): void {
  const rows = incidents.get(row.number);
  if (rows === undefined) incidents.set(row.number, [row]);
  else rows.push(row);
}

async function* watched(bytes: AsyncIterable<Uint8Array>, end: { lastByte: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    end.lastByte = chunk.at(-1) ?? end.lastByte;
    yield chunk;
  }
}

function checkedHeader(names: readonly string[]): string[] {
  const header = names.map((name) => name.trim());
  const missing = NEEDED_COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new ImportRefused(`This is no incident log: its header lacks ${missing.join(", ")}.`);
  const twice = NEEDED_COLUMNS.filter((name) => header.indexOf(name) !== header.lastIndexOf(name));
  if (twice.length > 0) throw new ImportRefused(`The header names ${twice.join(", ")} twice.`);
  return header;
}

function readRecord(header: readonly string[], { record, info }: ParsedRecord, notAfter: Date): IncidentRow | UnreadRow {
  if (record.length !== header.length) return { line: info.lines, reason: `it has ${record.length} columns, the header ${header.length}` };
  const raw = Object.fromEntries(NEEDED_COLUMNS.map((name: NeededColumn) => [name, record[header.indexOf(name)] ?? ""])) as RawRow;
  return readRow(raw, info.lines, notAfter);
}

/** A last line without its newline may still be whole; it is cut where it has too few columns, ends in an empty one, or cannot be read. */
function refuseCutEnd(header: readonly string[], last: ParsedRecord, unended: boolean, unread: readonly UnreadRow[]): void {
  const { record, info } = last;
  const unreadable = record.at(-1) === "" || unread.at(-1)?.line === info.lines;
  if (record.length < header.length || (unended && unreadable))
    throw new ImportRefused(`The file ends in a cut line (line ${info.lines}).`);
}

function malformed(error: CsvError): ImportRefused {
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return new ImportRefused(`The file ends in a cut line: ${error.message}.`);
  return new ImportRefused(`The file is malformed: ${error.message}.`);
}
