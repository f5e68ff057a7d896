import type { CommandWork } from "../../db/run-command";
import type { HandoffBrief, OwnershipReason } from "../../domain/ownership";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { visibleCase } from "../cases/case.loader";
import { findBriefNode, findOfferNode } from "./find-ownership-node.loader";
import type { HandoffBriefInput } from "./handoff-brief-input.type";
import type { MovedRefs } from "./moved-refs";
import type { OwnershipReasonInput } from "./ownership.inputs";

/**
 * Runs a verb of ownership and makes its payload: the case, and whichever of the other objects it touched.
 *
 * All of it as far as the viewer may see it now: the same key answers again, and by then they may have lost the case.
 */
export function answerMove(context: Context, operation: string, input: CommandInput, work: CommandWork<MovedRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    case: () => visibleCase(context, refs.caseId),
    event: () => (refs.eventId === null ? null : eventLoader(context).load(refs.eventId)),
    offer: () => (refs.offerId === undefined ? null : findOfferNode(context, refs.offerId)),
    brief: () => (refs.briefId === undefined ? null : findBriefNode(context, refs.briefId)),
  }));
}

/** A reason as the domain takes it. */
export function reasonOf({ code, text, rightCategoryKey, rightTeamId }: OwnershipReasonInput): OwnershipReason {
  return { code, text: text ?? null, rightCategoryKey: rightCategoryKey ?? null, rightTeamId: rightTeamId ?? null };
}

/** A written brief as the domain takes it. */
export function briefOf(input: HandoffBriefInput): HandoffBrief {
  const promise = input.promise ?? null;
  return { ...input, promise: promise === null ? null : { text: promise.text, dueAt: promise.dueAt?.toISOString() ?? null } };
}
