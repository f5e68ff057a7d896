import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from "graphql";

/** The size of an operation as written, before any schema is asked. */
export interface Shape {
  readonly depth: number;
  /** Renamed fields, plus fields repeated in one selection: both make one field run many times. */
  readonly aliases: number;
  readonly rootFields: number;
}

const NOTHING: Shape = { depth: 0, aliases: 0, rootFields: 0 };

/**
 * Measures an operation with its fragments expanded.
 *
 * Each fragment is measured once, so fragments that spread each other exponentially cost no more than their text;
 * a fragment that spreads itself counts as nothing here, because validation refuses it.
 */
export function measureShape(operation: OperationDefinitionNode, document: DocumentNode): Shape {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, Shape>();

  const spread = (name: string): Shape => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const shape = fragment === undefined ? NOTHING : measure(fragment.selectionSet);
    measured.set(name, shape);
    return shape;
  };

  const measure = (selections: SelectionSetNode): Shape => {
    const seen = new Set<string>();
    let [depth, aliases, rootFields] = [0, 0, 0];
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        const inner = selection.selectionSet === undefined ? NOTHING : measure(selection.selectionSet);
        const name = selection.name.value;
        const renamed = selection.alias !== undefined && selection.alias.value !== name;
        depth = Math.max(depth, inner.depth + 1);
        aliases += inner.aliases + (renamed || seen.has(name) ? 1 : 0);
        rootFields += 1;
        if (!renamed) seen.add(name);
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet) : spread(selection.name.value);
        depth = Math.max(depth, inner.depth);
        aliases += inner.aliases;
        rootFields += inner.rootFields;
      }
    }
    return { depth, aliases, rootFields };
  };

  return measure(operation.selectionSet);
}

/** Whether an operation asks about the schema and nothing else, as GraphiQL does when it opens. */
export function isPureIntrospection(operation: OperationDefinitionNode): boolean {
  return operation.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__"));
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
}
