/**
 * Builds the reader of a list of texts as PostgreSQL writes it, around the driver's own.
 *
 * The driver reads it letter by letter. Whatever is more than plain words, PostgreSQL puts in quotes; a list without any falls apart at its commas.
 */
export function readTexts(readAny: (text: string) => (string | null)[]): (text: string) => (string | null)[] {
  return (text) => {
    if (text === "{}") return [];
    const isPlain = text.startsWith("{") && !text.includes('"') && !text.includes("{", 1) && !text.includes("NULL");
    return isPlain ? text.slice(1, -1).split(",") : readAny(text);
  };
}
