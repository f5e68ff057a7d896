import { Field, ObjectType } from "type-graphql";
import { PROPOSAL_RIGHTS, type ProposalRight, TASK_RIGHTS, type TaskRight } from "../../domain/help-rights";
import { describeEnum } from "../../graphql/describe-enum";
import { UserError } from "../../graphql/user-error.type";

const TO_A_PROPOSAL: { readonly [R in ProposalRight]: string } = {
  ACCEPT: "Accept it; the right to do what it proposes is asked with it.",
  DECLINE: "Decline it.",
  WITHDRAW: "Call it back.",
};
const TO_A_TASK: { readonly [R in TaskRight]: string } = {
  COMPLETE: "Say that it is done, with its result.",
  DECLINE: "Decline it.",
  COMMENT: "Say something on it.",
};

/** The fields of ProposalRights by name. */
export const ProposalRightNames = describeEnum("ProposalRight", "The fields of ProposalRights by name.", PROPOSAL_RIGHTS, TO_A_PROPOSAL);

/** The fields of TaskRights by name. */
export const TaskRightNames = describeEnum("TaskRight", "The fields of TaskRights by name.", TASK_RIGHTS, TO_A_TASK);

/** What the viewer may do to a proposal now. */
@ObjectType({
  description:
    "What the viewer may do to this proposal now. That a proposed owner could not own it, or the case is so already, only the command says.",
})
export class ProposalRights {
  @Field({ description: TO_A_PROPOSAL.ACCEPT }) accept: boolean;
  @Field({ description: TO_A_PROPOSAL.DECLINE }) decline: boolean;
  @Field({ description: TO_A_PROPOSAL.WITHDRAW }) withdraw: boolean;
  @Field(() => UserError, { nullable: true, description: "The refusal behind a false, for a tooltip; null where it would be accepted." })
  whyNot: UserError | null;
}

/** What the viewer may do to a task now. */
@ObjectType({
  description: "What the viewer may do to this task now; each equals what the command would answer to a complete and current input.",
})
export class TaskRights {
  @Field({ description: TO_A_TASK.COMPLETE }) complete: boolean;
  @Field({ description: TO_A_TASK.DECLINE }) decline: boolean;
  @Field({ description: TO_A_TASK.COMMENT }) comment: boolean;
  @Field(() => UserError, { nullable: true, description: "The refusal behind a false, for a tooltip; null where it would be accepted." })
  whyNot: UserError | null;
}
