import type { SourceFile } from "./list-files";

const lines = ({ text }: SourceFile) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

/** The files of more lines than allowed, with their length. */
export function findLongFiles(files: SourceFile[], atMost: number): string[] {
  return files.filter((file) => lines(file) > atMost).map((file) => `${file.path}: ${lines(file)} lines`);
}

/** The length in lines that half of the files stay below. */
export function medianLength(files: SourceFile[]): number {
  const lengths = files.map(lines).sort((a, b) => a - b);
  return lengths[Math.floor((lengths.length - 1) / 2)] ?? 0;
}
