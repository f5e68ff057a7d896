import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import { type BackupHeader, type BackupSequences, backupHeader, backupRow, backupSequences, backupTrailer } from "./backup-format";
import { BackupRefused } from "./backup-refused";

/** A backup that was read from its first line to its last and found whole. */
export interface WholeBackup {
  header: BackupHeader;
  sequences: BackupSequences;
  rows: Record<string, number>;
}

/** No row of a desk is nearly this long; a foreign file may be one endless line. */
const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * The lines of a backup, unpacked. A file that is no gzip, or breaks off, is refused with a sentence.
 *
 * Split at line feeds only: a text may hold other characters that some readers take for the end of a line.
 */
export async function* backupLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  // Whatever fails also fails the iteration below, which is where it is told.
  pipeline(createReadStream(file), unpacked, () => undefined);
  unpacked.setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of unpacked as AsyncIterable<string>) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST_LINE) throw damaged(file);
      yield* lines;
    }
  } catch (error) {
    throw sayWhy(error as NodeJS.ErrnoException, file) ?? error;
  }
  if (rest !== "") throw damaged(file);
}

/**
 * Reads a whole backup before anything of it is used.
 *
 * Its layout, its counts and its hash must all be right: a file that was cut, altered, or is something else is refused.
 */
export async function readBackup(file: string): Promise<WholeBackup> {
  const hash = createHash("sha256");
  const rows: Record<string, number> = {};
  let header: BackupHeader | null = null;
  let held: string[] = [];
  for await (const line of backupLines(file)) {
    if (header === null) {
      header = parse(backupHeader, line);
      if (header === null) throw new BackupRefused(`${file} is not a backup of Steward.`);
      for (const { name } of header.tables) rows[name] = 0;
      hash.update(`${line}\n`);
      continue;
    }
    // The last two lines are the sequences and the trailer; which they are is known only at the end.
    held.push(line);
    if (held.length <= 2) continue;
    const [row, ...rest] = held as [string, ...string[]];
    count(row, header, rows, file);
    hash.update(`${row}\n`);
    held = rest;
  }
  const [last = "", trailing = ""] = held;
  const sequences = parse(backupSequences, last);
  const trailer = parse(backupTrailer, trailing);
  if (header === null || sequences === null || trailer === null) throw damaged(file);
  const sha256 = hash.update(`${last}\n`).digest("hex");
  const same = Object.entries(rows).every(([name, counted]) => trailer.rows[name] === counted);
  if (sha256 !== trailer.sha256 || !same) throw damaged(file);
  return { header, sequences: sequences.sequences, rows };
}

/** The table's place and the columns' texts of a line that holds a row. */
export function readRow(line: string): { place: number; texts: (string | null)[] } | null {
  const row = parse(backupRow, line);
  if (row === null) return null;
  const [place, ...texts] = row;
  return { place, texts };
}

function count(line: string, header: BackupHeader, rows: Record<string, number>, file: string): void {
  const row = readRow(line);
  const table = row === null ? undefined : header.tables[row.place];
  if (row === null || table === undefined || row.texts.length !== table.columns.length) throw damaged(file);
  rows[table.name] = (rows[table.name] ?? 0) + 1;
}

function parse<T>(schema: z.ZodType<T>, line: string): T | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const read = schema.safeParse(value);
  return read.success ? read.data : null;
}

function damaged(file: string): BackupRefused {
  return new BackupRefused(`${file} is damaged: it was cut or altered since it was written.`);
}

/** What somebody can mend about a file, in a sentence; `null` for a failure that is no property of the file. */
function sayWhy({ code, message }: NodeJS.ErrnoException, file: string): BackupRefused | null {
  if (code === "ENOENT") return new BackupRefused(`There is no file ${file}.`);
  if (code === "EISDIR") return new BackupRefused(`${file} is a folder.`);
  if (code === "EACCES") return new BackupRefused(`${file} may not be read.`);
  if (code !== "Z_BUF_ERROR" && code !== "Z_DATA_ERROR") return null;
  return message.startsWith("incorrect header") ? new BackupRefused(`${file} is not a backup of Steward.`) : damaged(file);
}
