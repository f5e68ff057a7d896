import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../graphql/context";
import { acceptTransfer } from "./accept-transfer.command";
import { answerMove, briefOf, reasonOf } from "./answer-move";
import { declineTransfer } from "./decline-transfer.command";
import { forceAssign } from "./force-assign.command";
import { offerTransfer } from "./offer-transfer.command";
import { openCase } from "./open-case.command";
import {
  AcceptTransferInput,
  DeclineTransferInput,
  ForceAssignInput,
  OfferTransferInput,
  OpenCaseInput,
  TakeCaseInput,
  WithdrawTransferInput,
} from "./ownership.inputs";
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
import { withdrawTransfer } from "./withdraw-transfer.command";

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
    return answerMove(context, "openCase", input, (work) => openCase(work, question));
  }

  @Mutation(() => TakeCasePayload, { description: "Take a case that waits with a queue's steward." })
  takeCase(@Arg("input") input: TakeCaseInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "takeCase", input, (work) => takeCase(work, input));
  }

  @Mutation(() => OfferTransferPayload, { description: "Offer a case to somebody; the sender owns until it is accepted." })
  offerTransfer(@Arg("input") input: OfferTransferInput, @Ctx() context: Context): Promise<object> {
    const question = { ...input, brief: briefOf(input.brief), reason: reasonOf(input.reason), expiresInMs: input.expiresIn ?? null };
    return answerMove(context, "offerTransfer", input, (work) => offerTransfer(work, question));
  }

  @Mutation(() => AcceptTransferPayload, { description: "Accept a transfer; you own the case from this instant." })
  acceptTransfer(@Arg("input") input: AcceptTransferInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "acceptTransfer", input, (work) => acceptTransfer(work, input));
  }

  @Mutation(() => DeclineTransferPayload, { description: "Decline a transfer; the sender owns on." })
  declineTransfer(@Arg("input") input: DeclineTransferInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "declineTransfer", input, (work) => declineTransfer(work, input));
  }

  @Mutation(() => WithdrawTransferPayload, { description: "Call an offer back." })
  withdrawTransfer(@Arg("input") input: WithdrawTransferInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "withdrawTransfer", input, (work) => withdrawTransfer(work, input));
  }

  @Mutation(() => ForceAssignPayload, { description: "Give a case to somebody without asking." })
  forceAssign(@Arg("input") input: ForceAssignInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "forceAssign", input, (work) => forceAssign(work, { ...input, reason: reasonOf(input.reason) }));
  }
}
