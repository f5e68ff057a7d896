import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { collectFields } from "../limits/collect-fields";
import { fragmentsOf } from "../limits/measure-shape";

/**
 * Whether an operation is small enough to compile, and asks nothing that compiled code would answer differently.
 *
 * Each field is compiled once for every type that may stand where it is asked, so alternatives inside alternatives multiply. The schema's own
 * description is left to graphql-js, and so is a field that answers under `__proto__`, which in code is no name like others.
 */
export function isCompilable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  mostFields: number,
): boolean {
  const fragments = fragmentsOf(document);
  let left = mostFields;

  const fits = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): boolean => {
    for (const nodes of collectFields({ schema, fragments, variables: {}, type, sets })) {
      const [node] = nodes;
      if (node === undefined) continue;
      const name = node.name.value;
      left -= 1;
      if (left < 0 || (node.alias?.value ?? name) === "__proto__" || name === "__schema" || name === "__type") return false;
      const field = type.getFields()[name];
      if (field === undefined) continue;
      const inner = getNamedType(field.type);
      if (!isCompositeType(inner)) continue;
      const possible = isObjectType(inner) ? [inner] : schema.getPossibleTypes(inner);
      const below = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
      if (!possible.every((each) => fits(each, below))) return false;
    }
    return true;
  };

  const root = schema.getRootType(operation.operation);
  return root !== undefined && root !== null && fits(root, [operation.selectionSet]);
}
