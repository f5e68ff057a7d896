import { type GraphQLError, Kind } from "graphql";

/**
 * Finds where in the input a value was not accepted, e.g. ["input", "subject"]; `null` when the error is about something else.
 *
 * graphql-js says it only in words: `Variable "$input" got invalid value 5 at "input.subject"; …`.
 */
export function locateInput(error: GraphQLError): (string | number)[] | null {
  const node = error.nodes?.[0];
  if (node?.kind === Kind.VARIABLE_DEFINITION && error.path === undefined) {
    const name = node.variable.name.value;
    if (!error.message.startsWith(`Variable "$${name}" `)) return null;
    const at = new RegExp(`" got invalid value .*? at "(${name}[\\w.[\\]]+)"; `, "s").exec(error.message)?.[1];
    return at === undefined ? [name, ...missingField(error.message)] : [...split(at), ...missingField(error.message)];
  }
  const argument = /^Argument "(\w+)" (?:of required type|of non-null type|has invalid value)/.exec(error.message)?.[1];
  return argument !== undefined && error.originalError === undefined ? [argument] : null;
}

// `Field "subject" of required type "String!" was not provided.` names the field that the path stops before.
function missingField(message: string): string[] {
  const field = /; Field "(\w+)" of required type /.exec(message)?.[1];
  return field === undefined ? [] : [field];
}

function split(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|(\w+)/g)].map(([, index, name]) => (index === undefined ? (name ?? "") : Number(index)));
}
