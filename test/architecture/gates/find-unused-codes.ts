import type { SourceFile } from "./list-files";

/** The refusal codes that no source file uses, beside the file that lists them. */
export function findUnusedCodes(codes: readonly string[], files: readonly SourceFile[]): string[] {
  const text = files
    .filter(({ path }) => !path.endsWith("domain/refusal.ts"))
    .map((file) => file.text)
    .join("\n");
  // A comment that names a code does not use it: used is what stands in quotes, or as a key.
  return codes.filter((code) => !new RegExp(`refuse\\(\\s*"${code}"|code: "${code}"|\\? "${code}"|: "${code}"`).test(text));
}
