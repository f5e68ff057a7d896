import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../graphql/context";
import { answerMove, briefOf, reasonOf } from "./answer-move";
import { assignActingOwner } from "./assign-acting-owner.command";
import { endActingOwner } from "./end-acting-owner.command";
import {
  AssignActingOwnerInput,
  EndActingOwnerInput,
  RejoinOwnershipInput,
  ReopenCaseInput,
  ReturnCaseInput,
  SplitOwnershipInput,
  StealCaseInput,
} from "./ownership-verbs.inputs";
import {
  AssignActingOwnerPayload,
  EndActingOwnerPayload,
  RejoinOwnershipPayload,
  ReopenCasePayload,
  ReturnCasePayload,
  SplitOwnershipPayload,
  StealCasePayload,
} from "./ownership-verbs-payloads.type";
import { rejoinOwnership } from "./rejoin-ownership.command";
import { reopenCase } from "./reopen-case.command";
import { returnCase } from "./return-case.command";
import { splitOwnership } from "./split-ownership.command";
import { stealCase } from "./steal-case.command";

/** The verbs of ownership in daily life: take over, give back, stand in, share, and bring back to work. */
@Resolver()
export class OwnershipVerbsResolver {
  @Mutation(() => StealCasePayload, { description: "Take a case over from its owner." })
  stealCase(@Arg("input") input: StealCaseInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "stealCase", input, (work) => stealCase(work, { ...input, reason: reasonOf(input.reason) }));
  }

  @Mutation(() => ReturnCasePayload, { description: "Give a case back to its previous owner, else to its queue's steward." })
  returnCase(@Arg("input") input: ReturnCaseInput, @Ctx() context: Context): Promise<object> {
    const question = { ...input, reason: reasonOf(input.reason), brief: briefOf(input.brief) };
    return answerMove(context, "returnCase", input, (work) => returnCase(work, question));
  }

  @Mutation(() => AssignActingOwnerPayload, { description: "Let somebody hold the owner's powers until a time; it hands back by itself." })
  assignActingOwner(@Arg("input") input: AssignActingOwnerInput, @Ctx() context: Context): Promise<object> {
    const question = { ...input, reason: reasonOf(input.reason) };
    return answerMove(context, "assignActingOwner", input, (work) => assignActingOwner(work, question));
  }

  @Mutation(() => EndActingOwnerPayload, { description: "End the standing in early; the powers go back at once." })
  endActingOwner(@Arg("input") input: EndActingOwnerInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "endActingOwner", input, (work) => endActingOwner(work, input));
  }

  @Mutation(() => SplitOwnershipPayload, { description: "Give half of the ownership to somebody: the contact, or the resolution." })
  splitOwnership(@Arg("input") input: SplitOwnershipInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "splitOwnership", input, (work) => splitOwnership(work, { ...input, brief: briefOf(input.brief) }));
  }

  @Mutation(() => RejoinOwnershipPayload, { description: "Bring both halves of the ownership back to the owner." })
  rejoinOwnership(@Arg("input") input: RejoinOwnershipInput, @Ctx() context: Context): Promise<object> {
    const brief = input.brief === undefined || input.brief === null ? null : briefOf(input.brief);
    return answerMove(context, "rejoinOwnership", input, (work) => rejoinOwnership(work, { ...input, brief }));
  }

  @Mutation(() => ReopenCasePayload, { description: "Bring a resolved or closed case back to work." })
  reopenCase(@Arg("input") input: ReopenCaseInput, @Ctx() context: Context): Promise<object> {
    return answerMove(context, "reopenCase", input, (work) => reopenCase(work, { ...input, nextStep: input.nextStep ?? null }));
  }
}
