import { z } from "zod";

/** The word in the first line by which a file is known as a backup, with the version of its layout. */
export const BACKUP_FORMAT = "steward-backup/1";

const counts = z.record(z.string(), z.number().int().min(0));

/** The first line: what the file is, and which schema its rows are of. */
export const backupHeader = z.object({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.string(),
  /** The epoch of the log that was backed up; a restored log gets a new one. */
  epoch: z.string(),
  migrations: z.array(z.string()),
  /** Every table with the columns of its rows, in the order in which they follow. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
});

/** The line before the last: where each sequence stood. */
export const backupSequences = z.object({ sequences: z.record(z.string(), z.object({ last: z.number().int(), called: z.boolean() })) });

/** The last line: how many rows of each table came before it, and the SHA-256 of every line before it. */
export const backupTrailer = z.object({ rows: counts, sha256: z.string() });

/** A header that was read and checked. */
export type BackupHeader = z.infer<typeof backupHeader>;
/** Sequences that were read and checked, by name. */
export type BackupSequences = z.infer<typeof backupSequences>["sequences"];

/** One row: the place of its table in the header, then each column as PostgreSQL writes it as text. */
export const backupRow = z.tuple([z.number().int().min(0)], z.string().nullable());
