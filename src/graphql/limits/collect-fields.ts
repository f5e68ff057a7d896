import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  type TypeNode,
} from "graphql";

/** The selections of one object, with everything needed to read them. */
export interface Selections {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly type: GraphQLObjectType;
  readonly sets: readonly SelectionSetNode[];
}

/** Groups the fields that will run on an object of this type by the name they answer under, as execution does. */
export function collectFields({ schema, fragments, variables, type, sets }: Selections): FieldNode[][] {
  const groups = new Map<string, FieldNode[]>();
  const spreadAlready = new Set<string>();
  const waiting = [...sets];
  for (let set = waiting.pop(); set !== undefined; set = waiting.pop()) {
    for (const selection of set.selections) {
      if (isSkipped(selection.directives ?? [], variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [selection]);
        else group.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(schema, type, selection.typeCondition)) waiting.push(selection.selectionSet);
      } else if (!spreadAlready.has(selection.name.value)) {
        spreadAlready.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined && applies(schema, type, fragment.typeCondition)) waiting.push(fragment.selectionSet);
      }
    }
  }
  return [...groups.values()];
}

function applies(schema: GraphQLSchema, type: GraphQLObjectType, condition: TypeNode | undefined): boolean {
  if (condition?.kind !== Kind.NAMED_TYPE || condition.name.value === type.name) return true;
  const named = schema.getType(condition.name.value);
  return isAbstractType(named) && schema.isSubType(named, type);
}

function isSkipped(directives: readonly DirectiveNode[], variables: Readonly<Record<string, unknown>>): boolean {
  return directives.some(({ name, arguments: given }) => {
    const value = given?.find((each) => each.name.value === "if")?.value;
    const condition = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN ? value.value : undefined;
    return (name.value === "skip" && condition === true) || (name.value === "include" && condition === false);
  });
}
