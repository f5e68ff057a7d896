import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from "graphql";

/** A committed operation by its file's name, without the ending. */
export interface OperationFile {
  name: string;
  text: string;
}

/** What is wrong with the committed operations: one that the schema refuses, one under another name than its file's, a root field without a file. */
export function findOperationFaults(schema: GraphQLSchema, files: readonly OperationFile[]): string[] {
  const faults: string[] = [];
  const asked = new Set<string>();
  for (const { name, text } of files) {
    const document = parse(text);
    const [operation, ...more] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION || more.length > 0) {
      faults.push(`${name}: holds something else than one operation`);
      continue;
    }
    if (kebab(operation.name?.value ?? "") !== name) faults.push(`${name}: its operation is called ${operation.name?.value ?? "nothing"}`);
    faults.push(...validate(schema, document).map((error) => `${name}: ${error.message}`));
    // A root field has its file under its own name, a stream beside a query of its name under `watch-`; another file may ask it too.
    for (const field of fieldsOf(operation)) if (fileNames(operation, field).includes(name)) asked.add(`${operation.operation}.${field}`);
  }
  return [
    ...faults,
    ...rootFields(schema)
      .filter((field) => !asked.has(field))
      .map((field) => `${field}: has no file`),
  ];
}

function fileNames({ operation }: OperationDefinitionNode, field: string): string[] {
  return operation === "subscription" ? [kebab(field), `watch-${kebab(field)}`] : [kebab(field)];
}

function rootFields(schema: GraphQLSchema): string[] {
  const roots = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() };
  return Object.entries(roots).flatMap(([operation, type]) => Object.keys(type?.getFields() ?? {}).map((name) => `${operation}.${name}`));
}

function fieldsOf({ selectionSet }: OperationDefinitionNode): string[] {
  return selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? letter : `-${letter}`).toLowerCase());
}
