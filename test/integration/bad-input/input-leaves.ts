import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";

/** Where a value goes in: a path into the variables, a list's first entry as 0. */
export type InputPath = readonly (string | number)[];

/** One place of a field's arguments that takes a scalar or an enum. */
export interface InputLeaf {
  path: InputPath;
  type: string;
  isEnum: boolean;
}

/** Every leaf of a field's arguments, through input objects and lists. */
export function leavesOf(args: readonly GraphQLArgument[]): InputLeaf[] {
  return args.flatMap(({ name, type }) => leavesIn(type, [name]));
}

/** Every place of a field's arguments that may be left out, objects and lists included. */
export function optionalPlaces(args: readonly GraphQLArgument[]): InputPath[] {
  return args.flatMap(({ name, type }) => optionalIn(type, [name]));
}

/** Every place of a field's arguments that must hold something, entries of lists included. */
export function requiredPlaces(args: readonly GraphQLArgument[]): InputPath[] {
  return args.flatMap(({ name, type }) => requiredIn(type, [name]));
}

function requiredIn(given: GraphQLInputType, path: InputPath): InputPath[] {
  const type = getNullableType(given);
  const here = isNonNullType(given) ? [path] : [];
  if (isListType(type)) return [...here, ...requiredIn(type.ofType as GraphQLInputType, [...path, 0])];
  if (!isInputObjectType(type)) return here;
  return [...here, ...Object.values(type.getFields()).flatMap((field) => requiredIn(field.type, [...path, field.name]))];
}

function leavesIn(given: GraphQLInputType, path: InputPath): InputLeaf[] {
  const type = getNullableType(given);
  if (isListType(type)) return leavesIn(type.ofType as GraphQLInputType, [...path, 0]);
  if (isInputObjectType(type)) return Object.values(type.getFields()).flatMap((field) => leavesIn(field.type, [...path, field.name]));
  return [{ path, type: type.name, isEnum: isEnumType(type) }];
}

function optionalIn(given: GraphQLInputType, path: InputPath): InputPath[] {
  const type = getNullableType(given);
  const here = isNonNullType(given) || typeof path.at(-1) === "number" ? [] : [path];
  if (isListType(type)) return [...here, ...optionalIn(type.ofType as GraphQLInputType, [...path, 0])];
  if (!isInputObjectType(type)) return here;
  return [...here, ...Object.values(type.getFields()).flatMap((field) => optionalIn(field.type, [...path, field.name]))];
}

/** The required parts of each input object that a field's right input leaves out. */
export type Samples = { readonly [type: string]: object };

/** A copy of variables with one value set; objects that are missing on the way are filled from the samples. */
export function withValue(args: readonly GraphQLArgument[], variables: object, path: InputPath, value: unknown, samples: Samples): object {
  const [name, ...rest] = path;
  const type = args.find((arg) => arg.name === name)?.type;
  if (type === undefined) throw new Error(`there is no argument ${String(name)}`);
  const before = (variables as Record<string, unknown>)[String(name)];
  return { ...variables, [String(name)]: placed(type, before, rest, value, samples) };
}

function placed(given: GraphQLInputType, before: unknown, path: InputPath, value: unknown, samples: Samples): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const type = getNullableType(given);
  if (isListType(type)) {
    const entries = Array.isArray(before) ? (before as unknown[]) : [];
    return [placed(type.ofType as GraphQLInputType, entries[0], rest, value, samples), ...entries.slice(1)];
  }
  if (!isInputObjectType(type)) throw new Error(`${type.name} has no parts`);
  const field = type.getFields()[String(step)];
  if (field === undefined) throw new Error(`${type.name} has no ${String(step)}`);
  const object = (before ?? samples[type.name] ?? {}) as Record<string, unknown>;
  return { ...object, [field.name]: placed(field.type, object[field.name], rest, value, samples) };
}
