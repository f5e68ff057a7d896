import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";
import { Recent } from "../keep-recent";
import { compiledOperations, countExecution } from "../measure-traffic";
import { type CompiledOperation, type Compiler, createCompiler } from "./compile-operation";
import { findConditions } from "./find-conditions";
import { isCompilable } from "./measure-code";
import { prepareSchema } from "./prepare-schema";

/** One validated operation on its way to being executed. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variableValues: Readonly<Record<string, unknown>>;
  readonly contextValue: unknown;
  readonly rootValue?: unknown;
}

/** Executes by compiled code where it can; `null` means that graphql-js is to execute. */
export type CompiledExecution = (execution: Execution) => Promise<ExecutionResult | null>;

const MOST_COMPILED = 300;
const MOST_SEEN = 2_000;
const MOST_FIELDS = 3_000;
// An operation whose compiled code had to be run again this often is not worth compiling.
const MOST_REPEATS = 3;

interface Kept {
  readonly run: CompiledOperation | null;
  repeats: number;
}

/**
 * Builds compiled execution for one schema, with graphql-js as what decides in doubt.
 *
 * An operation is compiled when it is seen the second time, once for each combination of its `@skip` and `@include` conditions, and forgotten
 * when others were used since. Mutations are not compiled: what cannot be told alike is executed again, and that must change nothing. Their
 * time goes into their transaction anyway.
 */
export function createCompiledExecution(schema: GraphQLSchema): CompiledExecution {
  prepareSchema(schema);
  const compile: Compiler = createCompiler(schema);
  const kept = new Recent<string, Kept>(MOST_COMPILED);
  const seen = new Recent<string, true>(MOST_SEEN);
  const documents = new WeakMap<DocumentNode, { readonly id: number; readonly conditions: readonly string[] }>();
  let documentCount = 0;

  const known = (document: DocumentNode) => {
    const found = documents.get(document);
    if (found !== undefined) return found;
    const made = { id: documentCount, conditions: findConditions(document) };
    documentCount += 1;
    documents.set(document, made);
    return made;
  };

  const compiledFor = (key: string, { document, operation }: Execution, variables: Readonly<Record<string, unknown>>): Kept | null => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    if (seen.get(key) === undefined) {
      seen.set(key, true);
      return null;
    }
    const run = isCompilable(schema, document, operation, MOST_FIELDS) ? tryToCompile(compile, document, operation, variables) : null;
    const made: Kept = { run, repeats: 0 };
    kept.set(key, made);
    compiledOperations.set(kept.size);
    return made;
  };

  return async (execution) => {
    const { document, operation, contextValue, rootValue } = execution;
    if (operation.operation === "mutation") return interpreted();
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], execution.variableValues, { maxErrors: 1 });
    if (coerced === undefined) return interpreted();
    const { id, conditions } = known(document);
    const key = `${id} ${operation.name?.value ?? ""} ${conditions.map((name) => String(coerced[name])).join(" ")}`;
    const compiled = compiledFor(key, execution, coerced);
    if (compiled === null || compiled.run === null || compiled.repeats >= MOST_REPEATS) return interpreted();
    const result = await compiled.run(rootValue, contextValue, coerced).catch(() => null);
    if (result === null) compiled.repeats += 1;
    countExecution(result === null ? "repeated" : "compiled");
    return result;
  };
}

function interpreted(): null {
  countExecution("interpreted");
  return null;
}

/** What the compiler will not take is executed by graphql-js as before; that is what the fallback is for. */
function tryToCompile(
  compile: Compiler,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): CompiledOperation | null {
  try {
    return compile(document, operation, variables);
  } catch {
    return null;
  }
}
