import type { PendingEvent } from "../db/insert-events";
import { type CommandWork, type Refs, runCommand } from "../db/run-command";
import { isRefusal, type Refusal } from "../domain/refusal";
import { type Context, viewerOf } from "./context";
import { describePreview, type Preview } from "./preview.type";

/** What every mutation's input may carry beside its own question. */
export interface CommandInput {
  idempotencyKey?: string | null;
  dryRun?: boolean | null;
}

/** What every payload carries beside its own objects. */
export interface Answered {
  userErrors: Refusal[];
  preview?: Pick<Preview, "changes"> | null;
}

/**
 * Runs a command for a mutation and makes its payload.
 *
 * `objects` names how the payload's objects are found from the refs of an accepted command, or of the dry run's question;
 * a refusal is the payload's only user error.
 */
export async function executeCommand<R extends Refs, Objects extends object>(
  context: Context,
  operation: string,
  input: CommandInput,
  work: CommandWork<R>,
  objects: (refs: R) => Objects,
): Promise<Partial<Objects> & Answered> {
  const { outcome, preview } = await runCommand(
    context.services.commands,
    { operation, actor: viewerOf(context).id, input, idempotencyKey: input.idempotencyKey ?? null, dryRun: input.dryRun ?? false },
    work,
  );
  // What was loaded before the commit is old.
  context.loaderScope = {};
  if (isRefusal(outcome)) return { userErrors: [outcome] } as Partial<Objects> & Answered;
  return { ...objects(preview === null ? outcome : { ...outcome, eventId: null }), preview: previewOf(preview), userErrors: [] };
}

function previewOf(pending: readonly PendingEvent[] | null): Answered["preview"] {
  return pending === null ? null : describePreview(pending);
}
