import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { HandoffBrief } from "../../domain/ownership";
import type { Context } from "../../graphql/context";
import { acceptProposal } from "./accept-proposal.command";
import { answerHelp } from "./answer-help";
import {
  AcceptProposalPayload,
  DeclineProposalPayload,
  ProposeChangePayload,
  WithdrawProposalPayload,
} from "./collaboration-payloads.type";
import { declineProposal } from "./decline-proposal.command";
import { AcceptProposalInput, DeclineProposalInput, ProposeChangeInput, WithdrawProposalInput } from "./proposal.inputs";
import { proposeChange } from "./propose-change.command";
import { withdrawProposal } from "./withdraw-proposal.command";

/** The verbs of proposing: whoever helps asks, and the owner decides. */
@Resolver()
export class ProposalsResolver {
  @Mutation(() => ProposeChangePayload, { description: "Propose a change to the owner; nothing changes until they accept." })
  proposeChange(@Arg("input") input: ProposeChangeInput, @Ctx() context: Context): Promise<object> {
    const question = {
      ...input,
      status: input.status ?? null,
      priority: input.priority ?? null,
      categoryKey: input.categoryKey ?? null,
      supportTier: input.supportTier ?? null,
      slaTier: input.slaTier ?? null,
      ownerId: input.ownerId ?? null,
    };
    return answerHelp(context, "proposeChange", input, (work) => proposeChange(work, question));
  }

  @Mutation(() => AcceptProposalPayload, { description: "Do what was proposed, with your own rights." })
  acceptProposal(@Arg("input") input: AcceptProposalInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "acceptProposal", input, (work) => acceptProposal(work, { ...input, brief: briefOf(input) }));
  }

  @Mutation(() => DeclineProposalPayload, { description: "Decline a proposal, with an answer." })
  declineProposal(@Arg("input") input: DeclineProposalInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "declineProposal", input, (work) => declineProposal(work, input));
  }

  @Mutation(() => WithdrawProposalPayload, { description: "Call your own proposal back." })
  withdrawProposal(@Arg("input") input: WithdrawProposalInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "withdrawProposal", input, (work) => withdrawProposal(work, input));
  }
}

function briefOf({ brief }: AcceptProposalInput): HandoffBrief | null {
  if (brief === undefined || brief === null) return null;
  const promise = brief.promise ?? null;
  return { ...brief, promise: promise === null ? null : { text: promise.text, dueAt: promise.dueAt?.toISOString() ?? null } };
}
