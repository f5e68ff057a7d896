import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { releaseLeaver } from "./release-leaver.command";

/**
 * Gives back to the owners what somebody on leave held of their ownership.
 *
 * That is standing in, and the half of a split.
 * Takes part in every step of an absence; being away for an afternoon gives nothing back.
 */
export async function releaseOnLeave(work: UnitOfWork, { stream, after }: PendingEvent): Promise<void> {
  if (after?.step === "BEGAN" && after.kind === "LEAVE") await releaseLeaver(work, { stream });
}
