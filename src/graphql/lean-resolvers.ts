import { type GraphQLSchema, type GraphQLTypeResolver, isAbstractType, isObjectType } from "graphql";
import { getMetadataStorage } from "type-graphql";
import type { Context } from "./context";

type Source = "root" | "context";
type Method = (...given: unknown[]) => unknown;

// The parts of type-graphql's own records that are read here.
interface FieldRecord {
  readonly kind: "internal" | "external";
  readonly target: new () => object;
  readonly methodName: string;
  readonly getObjectType?: () => object;
  readonly params?: readonly { readonly index: number; readonly kind: string; readonly propertyName?: string }[];
  readonly middlewares?: readonly unknown[];
  readonly roles?: readonly unknown[];
}

/**
 * Replaces what type-graphql puts around a resolver by the call itself, where nothing of it is used.
 *
 * Around every call it finds the resolver's instance, sorts the parameters and walks the middlewares: for a page of fifty cases that is a
 * thousand times. A field that takes at most its object and the context needs none of it. Types of unions and interfaces are told at once
 * instead of in a promise.
 */
export function leanResolvers(schema: GraphQLSchema): void {
  const storage = getMetadataStorage();
  const names = new Map<unknown, string>([...storage.objectTypes, ...storage.interfaceTypes].map(({ target, name }) => [target, name]));
  const instances = new Map<unknown, Record<string, Method>>();
  for (const record of storage.fieldResolvers as unknown as FieldRecord[]) {
    const sources = sourcesOf(record);
    const type = schema.getType(names.get(record.getObjectType?.()) ?? "");
    if (sources === null || !isObjectType(type)) continue;
    const field = Object.values(type.getFields()).find(({ name }) => name === record.methodName);
    if (field?.resolve === undefined) continue;
    const instance = instances.get(record.target) ?? (new record.target() as Record<string, Method>);
    instances.set(record.target, instance);
    const method = instance[record.methodName]?.bind(instance);
    if (method === undefined) throw new Error(`the resolver of ${type.name}.${field.name} is not there`);
    field.resolve = callWith(method, sources);
  }
  for (const { name, resolveType } of [...storage.unions, ...storage.interfaceTypes]) {
    const type = schema.getType(name);
    if (resolveType !== undefined && isAbstractType(type)) type.resolveType = tellType(resolveType, names);
  }
}

/** Which of object and context a resolver takes, in order; `null` where it takes more. */
function sourcesOf({ kind, params = [], middlewares = [], roles }: FieldRecord): Source[] | null {
  if (kind !== "external" || middlewares.length > 0 || roles !== undefined) return null;
  const sorted = [...params].sort((one, other) => one.index - other.index);
  const plain = sorted.every((each, place) => each.index === place && each.propertyName === undefined && isSource(each.kind));
  return plain && sorted.length <= 2 ? sorted.map((each) => each.kind as Source) : null;
}

function isSource(kind: string): kind is Source {
  return kind === "root" || kind === "context";
}

function callWith(method: Method, [first, second]: readonly Source[]): (root: unknown, args: unknown, context: Context) => unknown {
  const pick = (source: Source, root: unknown, context: unknown) => (source === "root" ? root : context);
  if (first === undefined) return () => method();
  if (second === undefined) return (root, _args, context) => method(pick(first, root, context));
  return (root, _args, context) => method(pick(first, root, context), pick(second, root, context));
}

function tellType(resolveType: (...given: never[]) => unknown, names: ReadonlyMap<unknown, string>): GraphQLTypeResolver<unknown, Context> {
  const resolve = resolveType as (...given: unknown[]) => unknown;
  return (value, context, info, abstractType) => {
    const told = resolve(value, context, info, abstractType);
    return typeof told === "function" ? names.get(told) : (told as string | undefined);
  };
}
