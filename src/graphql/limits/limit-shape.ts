import { type ASTVisitor, type DocumentNode, type GraphQLError, Kind, type ValidationContext, visit } from "graphql";
import { type ErrorCode, refuseRequest } from "../errors/error-codes";
import { LIMITS } from "./limits";
import { isPureIntrospection, measureShape } from "./measure-shape";

/** Says which limits of depth, aliases, root fields and directives a document breaks; empty when none. */
export function findShapeBreaches(document: DocumentNode): GraphQLError[] {
  const breaches = new Map<ErrorCode, GraphQLError>();
  const check = (code: ErrorCode, what: string, actual: number, limit: number) => {
    if (actual > limit) breaches.set(code, refuseRequest(code, `The operation has more ${what} than the ${limit} allowed.`, { limit }));
  };
  check("LIMIT_DIRECTIVES", "directives", countDirectives(document), LIMITS.directives);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const shape = measureShape(definition, document);
    check("LIMIT_ALIASES", "aliases and repeated fields", shape.aliases, LIMITS.aliases);
    check("LIMIT_ROOT_FIELDS", "root fields", shape.rootFields, LIMITS.rootFields);
    if (!isPureIntrospection(definition)) check("LIMIT_DEPTH", "levels", shape.depth, LIMITS.depth);
  }
  return [...breaches.values()];
}

/** The same as a validation rule; it speaks before the rules that cost more. */
export function limitShape(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      for (const breach of findShapeBreaches(document)) context.reportError(breach);
    },
  };
}

function countDirectives(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Directive() {
      count += 1;
    },
  });
  return count;
}
