/**
 * Why a file is refused whole, in a sentence for whoever ran the import; nothing of it was written.
 *
 * Thrown rather than answered: an import either has a report or it never began.
 */
export class ImportRefused extends Error {
  override readonly name = "ImportRefused";
}
