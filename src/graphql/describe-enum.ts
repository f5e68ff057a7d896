import { registerEnumType } from "type-graphql";
import { enumOf } from "./enum-of";

/**
 * Registers a GraphQL enum from a list of the domain, with what each value means and does that its neighbours do not.
 *
 * A value that is not told, or one told that is not on the list, is a type error.
 */
export function describeEnum<const Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  meanings: NoInfer<{ readonly [V in Value]: string }>,
): { [V in Value]: V } {
  const registered = enumOf(values);
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: meanings[value] }]));
  registerEnumType<{ [value: string]: string }>(registered, { name, description, valuesConfig });
  return registered;
}
