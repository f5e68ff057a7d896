import { type FieldNode, type GraphQLField, getNamedType, getNullableType, isListType, Kind } from "graphql";
import { ASSUMED } from "./limits";

/** How many objects a field stands for, and the page size that a connection hands to the lists inside it. */
export interface ListSize {
  readonly items: number;
  readonly page: number | null;
}

/**
 * Sizes a field: its `first` or `last`, else what its schema says (`extensions.listSize`), else an assumption.
 *
 * A connection is one object whose lists (`nodes`, `edges`) hold a page.
 */
export function listSizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
  pageOfParent: number | null,
): ListSize {
  const asked = askedSize(field, node, variables);
  const declared = field.extensions.listSize;
  const known = asked ?? (typeof declared === "number" ? declared : null);
  if (isListType(getNullableType(field.type))) return { items: known ?? pageOfParent ?? ASSUMED.plainList, page: null };
  const isConnection = getNamedType(field.type).name.endsWith("Connection");
  return { items: 1, page: isConnection ? (known ?? ASSUMED.connectionPage) : null };
}

function askedSize(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Readonly<Record<string, unknown>>): number | null {
  const sizes = field.args
    .filter((argument) => argument.name === "first" || argument.name === "last")
    .map((argument) => {
      const value = node.arguments?.find((each) => each.name.value === argument.name)?.value;
      if (value?.kind === Kind.INT) return Number(value.value);
      if (value?.kind === Kind.VARIABLE && variables[value.name.value] !== undefined) return variables[value.name.value];
      return value === undefined || value.kind === Kind.VARIABLE ? argument.defaultValue : undefined;
    })
    .filter((size): size is number => typeof size === "number" && size >= 0);
  return sizes.length === 0 ? null : Math.max(...sizes);
}
