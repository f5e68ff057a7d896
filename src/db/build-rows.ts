import { type FieldDef, types } from "pg";

/** Makes a row of what PostgreSQL sent for it. */
export type RowBuilder = (values: readonly (string | null)[]) => object;

const PLAIN_NAME = /^\w+$/;
const TEXT = types.getTypeParser(types.builtins.TEXT);
const builders = new Map<string, RowBuilder>();

/**
 * The builder of rows with these columns, one for all that have the same.
 *
 * It is written as code: an object that is made in one step takes a fifth of the time that setting forty properties by name takes. Nothing but
 * the columns' names gets into it, and those are plain words of our own statements; any other is refused.
 */
export function buildRows(fields: readonly FieldDef[]): RowBuilder {
  const key = fields.map(({ name, dataTypeID }) => `${name}:${dataTypeID}`).join();
  const known = builders.get(key);
  if (known !== undefined) return known;
  const parsers = fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID));
  const properties = fields.map(({ name }, place) => {
    if (!PLAIN_NAME.test(name) || name === "__proto__") throw new Error(`the column ${name} has no plain name`);
    const value = `values[${place}]`;
    return `${name}: ${parsers[place] === TEXT ? value : `${value} === null ? null : parse[${place}](${value})`}`;
  });
  const make = new Function("parse", `return (values) => ({ ${properties.join(", ")} });`) as (parse: typeof parsers) => RowBuilder;
  const made = make(parsers);
  builders.set(key, made);
  return made;
}
