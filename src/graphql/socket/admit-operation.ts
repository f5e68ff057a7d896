import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { refuseOperationName } from "../errors/refuse-operation-name";
import { limitShape } from "../limits/limit-shape";
import { LIMITS } from "../limits/limits";

/** The same gate as HTTP has, for operations that arrive on a socket. */
export type Admission = (payload: OperationPayload) => Admitted | readonly GraphQLError[];

/** What a client sends to start an operation. */
export interface OperationPayload {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

/** An operation that may run. */
export type Admitted = Required<Pick<ExecutionArgs, "schema" | "document">> & {
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variableValues: Record<string, unknown>;
};

// Clients send the same few documents for ever; a stranger's many must not stay.
const MOST_DOCUMENTS = 500;

/** Builds the gate: parse, limits, validation. Errors are values, so that one bad operation never closes its socket. */
export function createAdmission(schema: GraphQLSchema, production: boolean): Admission {
  const rules = [limitShape, ...specifiedRules, ...(production ? [NoSchemaIntrospectionCustomRule] : [])];
  const accepted = new Map<string, DocumentNode>();

  const read = (query: string): DocumentNode | readonly GraphQLError[] => {
    const known = accepted.get(query);
    if (known !== undefined) return known;
    const document = parseDocument(query);
    if (document instanceof GraphQLError) return [document];
    const errors = validate(schema, document, rules, { maxErrors: LIMITS.validationErrors });
    if (errors.length > 0) return errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED"));
    const oldest = accepted.size >= MOST_DOCUMENTS ? accepted.keys().next().value : undefined;
    if (oldest !== undefined) accepted.delete(oldest);
    accepted.set(query, document);
    return document;
  };

  return ({ query, operationName, variables }) => {
    const document = read(query);
    if (!("kind" in document)) return document;
    const operation = getOperationAST(document, operationName);
    if (!operation) return [refuseOperationName(operationName)];
    return { schema, document, operation, operationName: operation.name?.value ?? null, variableValues: variables ?? {} };
  };
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return withCode(error, "GRAPHQL_PARSE_FAILED");
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, extensions } = error;
  return new GraphQLError(error.message, { nodes, source, positions, extensions: { code, ...extensions } });
}
