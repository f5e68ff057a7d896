import ts from "typescript";
import type { SourceFile } from "./list-files";

/** The files, beside the one allowed, that read the environment: `process.env`, `process["env"]`, `{ env } = process`, or an import of it. */
export function findEnvironmentReaders(files: SourceFile[], allowed: string): string[] {
  return files.filter(({ path, text }) => path !== allowed && readsEnvironment(path, text)).map(({ path }) => path);
}

function readsEnvironment(path: string, text: string): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    found ||= isAccess(node) || isDestructuring(node) || isImport(node);
    if (!found) ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true));
  return found;
}

const isProcess = (node: ts.Node | undefined) =>
  node !== undefined &&
  ((ts.isIdentifier(node) && node.text === "process") || (ts.isPropertyAccessExpression(node) && node.name.text === "process"));

function isAccess(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === "env";
  return ts.isElementAccessExpression(node) && isProcess(node.expression) && node.argumentExpression.getText() === '"env"';
}

function isDestructuring(node: ts.Node): boolean {
  if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name) || !isProcess(node.initializer)) return false;
  return node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === "env");
}

function isImport(node: ts.Node): boolean {
  if (!ts.isImportDeclaration(node) || !/^["'](node:)?process["']$/.test(node.moduleSpecifier.getText())) return false;
  const bindings = node.importClause?.namedBindings;
  return (
    bindings !== undefined && ts.isNamedImports(bindings) && bindings.elements.some((one) => (one.propertyName ?? one.name).text === "env")
  );
}
