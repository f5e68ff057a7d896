/** The object that registers a GraphQL enum from a list of the domain: each value under its own name. */
export function enumOf<Value extends string>(values: readonly Value[]): { [V in Value]: V } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [V in Value]: V };
}
