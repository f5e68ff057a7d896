import {
  type ArgumentNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** The values of an operation's variables after graphql-js has read them. */
export type Variables = Readonly<Record<string, unknown>>;

/** An operation as the compiler is given it: nothing in it depends on the request, and nothing in it was written by the client but names. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  /** Reads every argument as graphql-js would, under the names by which the document asks for them. */
  readArguments(variables: Variables): Record<string, unknown>;
}

/** The scalar that every variable of a prepared document has: its values were read before. */
export const READ_VALUE = "ReadValue";

interface Asked {
  readonly name: string;
  readonly node: ValueNode;
  readonly type: GraphQLInputType;
}

/**
 * Rewrites an operation so that it can be compiled safely.
 *
 * `@skip` and `@include` are decided here: they are answered by variables, and the compiled operation is kept for these answers only. Every
 * argument becomes a variable whose value graphql-js reads per request: the compiler would write a literal into the code it makes, and a
 * client's text has no place in code.
 */
export function prepareOperation(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): PreparedOperation {
  const asked: Asked[] = [];
  const types = new TypeInfo(schema);
  const isLeftOut = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false;
  const decided = (node: SelectionNode) => (isLeftOut(node) ? null : undefined);
  const kept: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: definitions.filter((each) => each === operation || each.kind === Kind.FRAGMENT_DEFINITION),
  };
  const chosen = visit(kept, { Field: decided, InlineFragment: decided, FragmentSpread: decided });
  const rewritten = visit(
    chosen,
    visitWithTypeInfo(types, {
      Directive: () => null,
      VariableDefinition: () => null,
      Argument: (node) => {
        const type = types.getArgument()?.type;
        if (type === undefined) return undefined;
        const name = `read${asked.length}`;
        asked.push({ name, node: node.value, type });
        const value = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name }, loc: node.value.loc } as const;
        return { ...node, value } satisfies ArgumentNode;
      },
    }),
  );
  const document = visit(rewritten, {
    OperationDefinition: (node) => ({ ...node, variableDefinitions: asked.map(({ name }) => definitionOf(name)) }),
  });
  return { document, readArguments: (values) => readArguments(asked, values) };
}

function definitionOf(name: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: READ_VALUE } },
  };
}

function readArguments(asked: readonly Asked[], variables: Variables): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const { name, node, type } of asked) {
    if (node.kind === Kind.VARIABLE && !Object.hasOwn(variables, node.name.value)) continue;
    const value = valueFromAST(node, type, variables);
    // Only graphql-js can say in its own words what is wrong with it.
    if (value === undefined) throw new Error("an argument could not be read");
    read[name] = value;
  }
  return read;
}
