/** One column as an entity maps it or as the database has it. */
export interface ColumnShape {
  name: string;
  type: string;
  nullable: boolean;
  /** Computed by the database; an entity may leave it out. */
  generated: boolean;
}

/** One table with its columns. */
export interface TableShape {
  name: string;
  columns: ColumnShape[];
}

const byName = <T extends { name: string }>(all: readonly T[]) => new Map(all.map((one) => [one.name, one]));

/**
 * Says in sentences where the entities and the migrated tables differ, both ways; an empty answer means they agree.
 *
 * Tables named in `withoutEntity` are written and read by statements of their own; a name there that has no table is drift too.
 */
export function compareTables(mapped: readonly TableShape[], stored: readonly TableShape[], withoutEntity: readonly string[]): string[] {
  const tables = byName(stored);
  const entities = byName(mapped);
  const exempt = new Set(withoutEntity);
  return [
    ...mapped.flatMap((entity) => {
      const table = tables.get(entity.name);
      return table ? compareColumns(entity, table) : [`An entity maps the table ${entity.name}, which no migration creates.`];
    }),
    ...stored
      .filter(({ name }) => !entities.has(name) && !exempt.has(name))
      .map(({ name }) => `The table ${name} has no entity and is not listed as one without.`),
    ...withoutEntity
      .filter((name) => !tables.has(name))
      .map((name) => `The list of tables without an entity names ${name}, which does not exist.`),
    ...withoutEntity
      .filter((name) => entities.has(name))
      .map((name) => `The list of tables without an entity names ${name}, which has one.`),
  ];
}

function compareColumns(entity: TableShape, table: TableShape): string[] {
  const stored = byName(table.columns);
  const mapped = byName(entity.columns);
  return [
    ...entity.columns.flatMap((column) => {
      const found = stored.get(column.name);
      return found
        ? compareColumn(`${entity.name}.${column.name}`, column, found)
        : [`An entity maps ${entity.name}.${column.name}, which the table lacks.`];
    }),
    ...table.columns
      .filter(({ name, generated }) => !mapped.has(name) && !generated)
      .map(({ name }) => `The column ${table.name}.${name} is mapped by no entity.`),
  ];
}

function compareColumn(name: string, mapped: ColumnShape, stored: ColumnShape): string[] {
  const found: string[] = [];
  if (mapped.type !== stored.type) found.push(`${name} is ${stored.type} in the database and ${mapped.type} in its entity.`);
  if (mapped.nullable !== stored.nullable) {
    const word = (nullable: boolean) => (nullable ? "nullable" : "not null");
    found.push(`${name} is ${word(stored.nullable)} in the database and ${word(mapped.nullable)} in its entity.`);
  }
  return found;
}
