import type { Client } from "pg";
import type { StoredTable } from "./describe-tables";
import { backupLines, readRow } from "./read-backup";

const PAGE_ROWS = 1_000;
const PAGE_CHARACTERS = 4_000_000;

/** Writes every row of a backup that was found whole into its table, a page at a time. */
export async function fillTables(
  client: Client,
  tables: readonly StoredTable[],
  file: string,
  progress: (rows: number) => void,
): Promise<void> {
  let page: (string | null)[][] = [];
  let size = 0;
  let place = 0;
  let written = 0;
  const write = async (): Promise<void> => {
    const table = tables[place];
    if (page.length === 0 || table === undefined) return;
    await client.query(insertInto(client, table), [JSON.stringify(page)]);
    written += page.length;
    progress(written);
    page = [];
    size = 0;
  };
  for await (const line of backupLines(file)) {
    // Neither the header nor the last two lines are rows.
    const row = readRow(line);
    if (row === null) continue;
    if (row.place !== place || page.length === PAGE_ROWS || size > PAGE_CHARACTERS) await write();
    place = row.place;
    page.push(row.texts);
    size += line.length;
  }
  await write();
}

/** Each column is read back from its own text by its own type; identities keep the numbers they had. */
function insertInto(client: Client, { name, columns }: StoredTable): string {
  const names = columns.map((column) => client.escapeIdentifier(column.name));
  const values = columns.map(({ type }, index) => `(row ->> ${index})::${type}`);
  return `insert into ${client.escapeIdentifier(name)} (${names}) overriding system value select ${values} from jsonb_array_elements($1::jsonb) as row`;
}
