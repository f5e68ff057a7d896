/**
 * Why a backup is not made or not restored, in a sentence for whoever asked; nothing was written.
 *
 * Thrown rather than answered: a backup is whole or it is not there.
 */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
}
