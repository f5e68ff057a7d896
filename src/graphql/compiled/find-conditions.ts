import { type DirectiveNode, type DocumentNode, Kind, visit } from "graphql";

const CONDITIONS = new Set(["skip", "include"]);

/** The variables that decide about `@skip` and `@include` anywhere in a document, in order. */
export function findConditions(document: DocumentNode): readonly string[] {
  const found = new Set<string>();
  visit(document, {
    Directive(node: DirectiveNode) {
      if (!CONDITIONS.has(node.name.value)) return;
      for (const { value } of node.arguments ?? []) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
    },
  });
  return [...found].sort();
}
