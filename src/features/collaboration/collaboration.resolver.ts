import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../graphql/context";
import { addCollaborator } from "./add-collaborator.command";
import { answerHelp } from "./answer-help";
import {
  AddCollaboratorInput,
  CommentTaskInput,
  CompleteTaskInput,
  DeclineTaskInput,
  DelegateContactInput,
  EndDelegationInput,
  ForwardCaseInput,
  RemoveCollaboratorInput,
} from "./collaboration.inputs";
import {
  AddCollaboratorPayload,
  CommentTaskPayload,
  CompleteTaskPayload,
  DeclineTaskPayload,
  DelegateContactPayload,
  EndDelegationPayload,
  ForwardCasePayload,
  RemoveCollaboratorPayload,
} from "./collaboration-payloads.type";
import { commentTask } from "./comment-task.command";
import { completeTask } from "./complete-task.command";
import { declineTask } from "./decline-task.command";
import { delegateContact } from "./delegate-contact.command";
import { endDelegation } from "./end-delegation.command";
import { forwardCase } from "./forward-case.command";
import { removeCollaborator } from "./remove-collaborator.command";

/** The verbs of helping, of showing a case, and of letting somebody else answer. */
@Resolver()
export class CollaborationResolver {
  @Mutation(() => AddCollaboratorPayload, { description: "Let somebody help; the owner stays the owner." })
  addCollaborator(@Arg("input") input: AddCollaboratorInput, @Ctx() context: Context): Promise<object> {
    const task = input.task === undefined || input.task === null ? null : { ...input.task, wayBack: input.task.wayBack ?? null };
    return answerHelp(context, "addCollaborator", input, (work) => addCollaborator(work, { ...input, task }));
  }

  @Mutation(() => RemoveCollaboratorPayload, { description: "End somebody's help; their open task is cancelled." })
  removeCollaborator(@Arg("input") input: RemoveCollaboratorInput, @Ctx() context: Context): Promise<object> {
    const question = { ...input, reason: input.reason ?? null };
    return answerHelp(context, "removeCollaborator", input, (work) => removeCollaborator(work, question));
  }

  @Mutation(() => CompleteTaskPayload, { description: "Say what came of your task; you leave the case with it." })
  completeTask(@Arg("input") input: CompleteTaskInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "completeTask", input, (work) => completeTask(work, input));
  }

  @Mutation(() => DeclineTaskPayload, { description: "Give your task back to whoever asked." })
  declineTask(@Arg("input") input: DeclineTaskInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "declineTask", input, (work) => declineTask(work, input));
  }

  @Mutation(() => CommentTaskPayload, { description: "Say something on your task." })
  commentTask(@Arg("input") input: CommentTaskInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "commentTask", input, (work) => commentTask(work, input));
  }

  @Mutation(() => ForwardCasePayload, { description: "Show a case to somebody inside, with a note; they are informed from now on." })
  forwardCase(@Arg("input") input: ForwardCaseInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "forwardCase", input, (work) => forwardCase(work, input));
  }

  @Mutation(() => DelegateContactPayload, { description: "Let one person answer the customer of one case until a time." })
  delegateContact(@Arg("input") input: DelegateContactInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "delegateContact", input, (work) => delegateContact(work, input));
  }

  @Mutation(() => EndDelegationPayload, { description: "Take the contact back before its time." })
  endDelegation(@Arg("input") input: EndDelegationInput, @Ctx() context: Context): Promise<object> {
    return answerHelp(context, "endDelegation", input, (work) => endDelegation(work, input));
  }
}
