import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";
import { collectFields } from "./collect-fields";
import { LIMITS } from "./limits";
import { fragmentsOf } from "./measure-shape";
import { listSizeOf } from "./size-list";

/** What estimating needs to know about one request. */
export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

// Past this many steps the document is hostile: no screen comes near, and the answer is "too dear" without counting on.
const MOST_STEPS = 20_000;

/**
 * Estimates how many objects an operation may build; leaves are free.
 *
 * Fields that merge count once, of alternative types the dearest counts, a list multiplies what is inside it. Every
 * set of selections is priced once per type, so that fragments cannot make the estimate itself expensive.
 */
export function estimateCost({ schema, document, operation, variables: given }: CostQuestion): number {
  const fragments = fragmentsOf(document);
  const variables = { ...defaultsOf(operation), ...given };
  const priced = new Map<string, number>();
  const numbers = new Map<SelectionSetNode, number>();
  let steps = 0;

  const numberOf = (node: SelectionSetNode): number => {
    const number = numbers.get(node) ?? numbers.size;
    numbers.set(node, number);
    return number;
  };

  const priceOfObject = (type: GraphQLObjectType, sets: readonly SelectionSetNode[], page: number | null): number => {
    const key = `${type.name} ${page ?? ""} ${sets.map(numberOf).join(",")}`;
    const known = priced.get(key);
    if (known !== undefined) return known;
    steps += 1;
    if (steps > MOST_STEPS) return Number.POSITIVE_INFINITY;
    priced.set(key, 0);
    let total = 0;
    for (const nodes of collectFields({ schema, fragments, variables, type, sets })) total += priceOfField(type, nodes, page);
    priced.set(key, total);
    return total;
  };

  const priceOfField = (parent: GraphQLObjectType, nodes: readonly FieldNode[], page: number | null): number => {
    const [node] = nodes;
    const field = node === undefined ? undefined : parent.getFields()[node.name.value];
    if (node === undefined || field === undefined) return 0;
    const type = getNamedType(field.type);
    const sets = nodes.flatMap((each) => (each.selectionSet === undefined ? [] : [each.selectionSet]));
    if (!isCompositeType(type) || sets.length === 0) return 0;
    const size = listSizeOf(field, node, variables, page);
    const possible = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
    const dearest = Math.max(0, ...possible.map((each) => priceOfObject(each, sets, size.page)));
    return size.items * (1 + dearest);
  };

  const root = schema.getRootType(operation.operation);
  return root ? priceOfObject(root, [operation.selectionSet], null) : LIMITS.cost;
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  const defaults = operation.variableDefinitions ?? [];
  return Object.fromEntries(
    defaults.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
