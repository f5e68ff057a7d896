import ts from "typescript";
import type { SourceFile } from "./list-files";

const longest = 100;

/** The exported things without a docstring, or whose docstring does not begin with one full sentence of at most 100 characters. */
export function findUndocumented(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
    const documented = new Set(listsBehindTypes(source));
    return source.statements.filter(isExported).flatMap((statement) =>
      namesOf(statement).flatMap((name) => {
        const fault = documented.has(name) ? null : faultOf(statement);
        // Only the first of a function's overloads carries the words.
        documented.add(name);
        return fault === null ? [] : [`${path}: ${name} ${fault}`];
      }),
    );
  });
}

/** The lists a documented type is drawn from, `(typeof LIST)[number]`: the type's words are theirs. */
function listsBehindTypes(source: ts.SourceFile): string[] {
  return source.statements
    .filter(ts.isTypeAliasDeclaration)
    .filter((alias) => faultOf(alias) === null)
    .flatMap(({ type }) => {
      const drawn = ts.isIndexedAccessTypeNode(type) ? type.objectType : type;
      const list = ts.isParenthesizedTypeNode(drawn) ? drawn.type : drawn;
      return ts.isTypeQueryNode(list) ? [list.exprName.getText()] : [];
    });
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.Statement & { name?: ts.Identifier };
  return [name?.text ?? "default"];
}

function faultOf(statement: ts.Statement): string | null {
  const written = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc).at(-1);
  const first = ts.getTextOfJSDocComment(written?.comment)?.trim().split("\n")[0]?.trim() ?? "";
  if (first === "") return "has no docstring";
  if (!/[.?:!]$/.test(first)) return "has a docstring whose first line is not a full sentence";
  return first.length > longest ? `has a first line of ${first.length} characters` : null;
}
