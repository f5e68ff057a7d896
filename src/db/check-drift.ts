import type { DataSource } from "typeorm";
import { type ColumnShape, compareTables, type TableShape } from "./compare-tables";
import { createDataSource } from "./data-source";

/** The tables that statements of their own write and read; everything else has an entity. */
export const TABLES_WITHOUT_ENTITY: readonly string[] = [
  "schema_migrations",
  "events",
  "event_places",
  "event_placing",
  "log_epochs",
  "timers",
  "followers",
  "followers_set_aside",
  "idempotency_records",
];

/**
 * Compares every entity with the tables of a migrated database and says each difference in a sentence.
 *
 * Table, column, type and nullability are compared; precision, defaults, keys and checks are the migrations' own matter.
 */
export async function findDrift(ownerUrl: string, entities: (new () => object)[]): Promise<string[]> {
  const dataSource = await createDataSource({ url: ownerUrl, entities, poolSize: 1 }).initialize();
  try {
    return compareTables(mappedTables(dataSource), await storedTables(dataSource), TABLES_WITHOUT_ENTITY);
  } finally {
    await dataSource.destroy();
  }
}

function mappedTables({ entityMetadatas, driver }: DataSource): TableShape[] {
  return entityMetadatas
    .filter(({ tableType }) => tableType !== "view")
    .map(({ tableName, columns }) => ({
      name: tableName,
      columns: columns
        .filter(({ isVirtualProperty }) => !isVirtualProperty)
        .map((column) => ({
          name: column.databaseName,
          type: `${driver.normalizeType(column)}${column.isArray ? "[]" : ""}`,
          nullable: column.isNullable,
          generated: column.generatedType === "STORED",
        })),
    }));
}

interface StoredColumn extends ColumnShape {
  table: string;
}

async function storedTables(dataSource: DataSource): Promise<TableShape[]> {
  const columns: StoredColumn[] = await dataSource.query(`
    select c.relname as "table", a.attname as name, a.attgenerated <> '' as generated, not a.attnotnull as nullable,
      case when t.typtype = 'e' then 'enum' else format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), null) end as type
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname, a.attnum`);
  const tables = new Map<string, TableShape>();
  for (const { table, ...column } of columns) {
    const shape = tables.get(table) ?? { name: table, columns: [] };
    shape.columns.push(column);
    tables.set(table, shape);
  }
  return [...tables.values()];
}
