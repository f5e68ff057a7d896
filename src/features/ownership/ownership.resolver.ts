import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { CommandWork } from "../../db/run-command";
import type { OwnershipReason } from "../../domain/ownership";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { visibleCase } from "../cases/case.loader";
import { acceptTransfer } from "./accept-transfer.command";
import { declineTransfer } from "./decline-transfer.command";
import { forceAssign } from "./force-assign.command";
import type { MovedRefs } from "./moved-refs";
import { offerTransfer } from "./offer-transfer.command";
import { openCase } from "./open-case.command";
import {
  AcceptTransferInput,
  DeclineTransferInput,
  ForceAssignInput,
  OfferTransferInput,
  OpenCaseInput,
  type OwnershipReasonInput,
  TakeCaseInput,
  WithdrawTransferInput,
} from "./ownership.inputs";
import { briefLoader } from "./ownership.loader";
import {
  AcceptTransferPayload,
  DeclineTransferPayload,
  ForceAssignPayload,
  OfferTransferPayload,
  OpenCasePayload,
  TakeCasePayload,
  WithdrawTransferPayload,
} from "./ownership-payloads.type";
import { takeCase } from "./take-case.command";
import { offerLoader } from "./transfer-offer.loader";
import { withdrawTransfer } from "./withdraw-transfer.command";

function move(context: Context, operation: string, input: CommandInput, work: CommandWork<MovedRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    case: () => visibleCase(context, refs.caseId),
    event: () => (refs.eventId === null ? null : eventLoader(context).load(refs.eventId)),
    offer: () => (refs.offerId === undefined ? null : offerLoader(context).load(refs.offerId)),
    brief: () => (refs.briefId === undefined ? null : briefLoader(context).load(refs.briefId)),
  }));
}

function reasonOf({ code, text, rightCategoryKey, rightTeamId }: OwnershipReasonInput): OwnershipReason {
  return { code, text: text ?? null, rightCategoryKey: rightCategoryKey ?? null, rightTeamId: rightTeamId ?? null };
}

/** The verbs of ownership. */
@Resolver()
export class OwnershipResolver {
  @Mutation(() => OpenCasePayload, { description: "Open a case; it has an owner from its first instant." })
  openCase(@Arg("input") input: OpenCaseInput, @Ctx() context: Context): Promise<object> {
    const question = {
      ...input,
      teamId: input.teamId ?? null,
      accountId: input.accountId ?? null,
      contactId: input.contactId ?? null,
      priority: input.priority ?? null,
      productLine: input.productLine ?? null,
      supportTier: input.supportTier ?? null,
      tags: input.tags ?? [],
      nextStep: input.nextStep ?? null,
    };
    return move(context, "openCase", input, (work) => openCase(work, question));
  }

  @Mutation(() => TakeCasePayload, { description: "Take a case that waits with a queue's steward." })
  takeCase(@Arg("input") input: TakeCaseInput, @Ctx() context: Context): Promise<object> {
    return move(context, "takeCase", input, (work) => takeCase(work, input));
  }

  @Mutation(() => OfferTransferPayload, { description: "Offer a case to somebody; the sender owns until it is accepted." })
  offerTransfer(@Arg("input") input: OfferTransferInput, @Ctx() context: Context): Promise<object> {
    const promise = input.brief.promise ?? null;
    const brief = {
      ...input.brief,
      promise: promise === null ? null : { text: promise.text, dueAt: promise.dueAt?.toISOString() ?? null },
    };
    const question = { ...input, brief, reason: reasonOf(input.reason), expiresInMs: input.expiresIn ?? null };
    return move(context, "offerTransfer", input, (work) => offerTransfer(work, question));
  }

  @Mutation(() => AcceptTransferPayload, { description: "Accept a transfer; you own the case from this instant." })
  acceptTransfer(@Arg("input") input: AcceptTransferInput, @Ctx() context: Context): Promise<object> {
    return move(context, "acceptTransfer", input, (work) => acceptTransfer(work, input));
  }

  @Mutation(() => DeclineTransferPayload, { description: "Decline a transfer; the sender owns on." })
  declineTransfer(@Arg("input") input: DeclineTransferInput, @Ctx() context: Context): Promise<object> {
    return move(context, "declineTransfer", input, (work) => declineTransfer(work, input));
  }

  @Mutation(() => WithdrawTransferPayload, { description: "Call an offer back." })
  withdrawTransfer(@Arg("input") input: WithdrawTransferInput, @Ctx() context: Context): Promise<object> {
    return move(context, "withdrawTransfer", input, (work) => withdrawTransfer(work, input));
  }

  @Mutation(() => ForceAssignPayload, { description: "Give a case to somebody without asking." })
  forceAssign(@Arg("input") input: ForceAssignInput, @Ctx() context: Context): Promise<object> {
    return move(context, "forceAssign", input, (work) => forceAssign(work, { ...input, reason: reasonOf(input.reason) }));
  }
}
