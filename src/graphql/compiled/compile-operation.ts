import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  isLeafType,
  type OperationDefinitionNode,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { guardRuntime } from "./guard-runtime";
import { prepareOperation, READ_VALUE, type Variables } from "./prepare-operation";

/** Runs a compiled operation; `null` where only graphql-js can say what the answer is. */
export type CompiledOperation = (rootValue: unknown, contextValue: unknown, variables: Variables) => Promise<ExecutionResult | null>;

/** Compiles operations of one schema. */
export type Compiler = (document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) => CompiledOperation | null;

/** Builds the compiler of a schema; it answers `null` for what cannot be compiled. */
export function createCompiler(schema: GraphQLSchema): Compiler {
  guardRuntime();
  const customSerializers = serializersOf(schema);
  const readValue = new GraphQLScalarType({ name: READ_VALUE });
  const asCompiled: GraphQLSchema = Object.create(schema, {
    getType: { value: (name: string) => (name === READ_VALUE ? readValue : schema.getType(name)) },
  });
  return (document, operation, variables) => {
    const prepared = prepareOperation(schema, document, operation, variables);
    const compiled = compileQuery(asCompiled, prepared.document, operation.name?.value, {
      customSerializers,
      disablingCapturingStackErrors: true,
    });
    if (!isCompiledQuery(compiled)) return null;
    return async (rootValue, contextValue, values) => {
      const result = await compiled.query(rootValue, contextValue, prepared.readArguments(values));
      return faithful(result as ExecutionResult);
    };
  };
}

/**
 * The result as graphql-js would give it, or `null` where that is not sure.
 *
 * What a resolver threw is told alike by both. Every other error comes from the compiled code itself: a null where none may be, a value that
 * does not fit its type, an argument that is missing; its words and its place are for graphql-js to choose.
 */
function faithful({ data, errors }: ExecutionResult): ExecutionResult | null {
  if (errors === undefined) return { data };
  const told = errors.map((error) => (error.originalError instanceof Error ? retell(error, error.originalError) : null));
  return told.every((error) => error !== null) ? { data, errors: told } : null;
}

function retell({ message, path, locations }: GraphQLError, originalError: Error): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  return locations === undefined ? error : Object.defineProperty(error, "locations", { value: locations, enumerable: true });
}

/** Writes leaves as their types do; a value that is still to come is refused, because only a resolver can wait for it. */
function serializersOf(schema: GraphQLSchema): Record<string, (value: unknown) => unknown> {
  const leaves = Object.values(schema.getTypeMap()).filter(isLeafType);
  return Object.fromEntries(
    leaves.map((type) => {
      const asItIs = { String: "string", ID: "string", Boolean: "boolean" }[type.name];
      return [
        type.name,
        (value: unknown) => {
          if (typeof value === asItIs) return value;
          refuseWhatIsToCome(value);
          return type.serialize(value);
        },
      ];
    }),
  );
}

function refuseWhatIsToCome(value: unknown): void {
  const isPromise = typeof value === "object" && value !== null && "then" in value;
  if (!isPromise && typeof value !== "function") return;
  // graphql-js will ask for another one and tell what came of it; of this one nobody else would hear.
  if (isPromise) void Promise.resolve(value).catch(() => undefined);
  throw new Error("a leaf that is not there yet");
}
