import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { CommandWork, Refs } from "../../db/run-command";
import type { CaseId, EntryId, EventId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { refuseValue } from "../../graphql/scalars/refuse-value";
import { visibleCase } from "../cases/case.loader";
import { addInternalNote } from "./add-internal-note.command";
import { confirmResolution } from "./confirm-resolution.command";
import {
  AddInternalNoteInput,
  ConfirmResolutionInput,
  RecordCustomerMessageInput,
  RecordResolutionAttemptInput,
  RecordSatisfactionInput,
  ReplyToCustomerInput,
  SetCustomerMoodInput,
} from "./conversation.inputs";
import { visibleEntry } from "./conversation.loader";
import {
  AddInternalNotePayload,
  ConfirmResolutionPayload,
  RecordCustomerMessagePayload,
  RecordResolutionAttemptPayload,
  RecordSatisfactionPayload,
  ReplyToCustomerPayload,
  SetCustomerMoodPayload,
} from "./conversation-payloads.type";
import { recordCustomerMessage } from "./record-customer-message.command";
import { recordResolutionAttempt } from "./record-resolution-attempt.command";
import { recordSatisfaction } from "./record-satisfaction.command";
import { replyToCustomer } from "./reply-to-customer.command";
import { setCustomerMood } from "./set-customer-mood.command";

const MOST_MENTIONS = 50;

type SaidRefs = Refs & { caseId: CaseId; eventId: EventId; entryId?: EntryId };

function say(context: Context, operation: string, input: CommandInput, work: CommandWork<SaidRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, ({ caseId, eventId, entryId }) => {
    const entry = () => (entryId === undefined ? null : visibleEntry(context, entryId));
    const event = () => eventLoader(context).load(eventId);
    return { case: () => visibleCase(context, caseId), event, reply: entry, note: entry, customerMessage: entry };
  });
}

/** The words said on a case. */
@Resolver()
export class ConversationResolver {
  @Mutation(() => ReplyToCustomerPayload, {
    description: "Answer the customer; refused with NOT_CONTACT_OWNER, DELEGATION_ENDED, or CONVERSATION_MOVED with what was not read.",
  })
  replyToCustomer(@Arg("input") input: ReplyToCustomerInput, @Ctx() context: Context): Promise<object> {
    return say(context, "replyToCustomer", input, (work) => replyToCustomer(work, input));
  }

  @Mutation(() => AddInternalNotePayload, { description: "Add a note that only staff read." })
  addInternalNote(@Arg("input") input: AddInternalNoteInput, @Ctx() context: Context): Promise<object> {
    const mentionIds = input.mentionIds ?? [];
    if (mentionIds.length > MOST_MENTIONS) throw refuseValue(`at most ${MOST_MENTIONS} mentions`, ["input", "mentionIds"]);
    return say(context, "addInternalNote", input, (work) => addInternalNote(work, { ...input, mentionIds }));
  }

  @Mutation(() => RecordCustomerMessagePayload, { description: "Record what the customer said; it may reopen the case." })
  recordCustomerMessage(@Arg("input") input: RecordCustomerMessageInput, @Ctx() context: Context): Promise<object> {
    return say(context, "recordCustomerMessage", input, (work) => recordCustomerMessage(work, input));
  }

  @Mutation(() => RecordResolutionAttemptPayload, { description: "Record what was tried to resolve a case." })
  recordResolutionAttempt(@Arg("input") input: RecordResolutionAttemptInput, @Ctx() context: Context): Promise<object> {
    return say(context, "recordResolutionAttempt", input, (work) => recordResolutionAttempt(work, input));
  }

  @Mutation(() => ConfirmResolutionPayload, { description: "Record that the customer confirmed what was tried last." })
  confirmResolution(@Arg("input") input: ConfirmResolutionInput, @Ctx() context: Context): Promise<object> {
    return say(context, "confirmResolution", input, (work) => confirmResolution(work, input));
  }

  @Mutation(() => RecordSatisfactionPayload, { description: "Record what the customer thought." })
  recordSatisfaction(@Arg("input") input: RecordSatisfactionInput, @Ctx() context: Context): Promise<object> {
    if (input.score < 1 || input.score > 5) throw refuseValue("a score from 1 to 5", ["input", "score"]);
    return say(context, "recordSatisfaction", input, (work) => recordSatisfaction(work, input));
  }

  @Mutation(() => SetCustomerMoodPayload, { description: "Say how the customer feels." })
  setCustomerMood(@Arg("input") input: SetCustomerMoodInput, @Ctx() context: Context): Promise<object> {
    return say(context, "setCustomerMood", input, (work) => setCustomerMood(work, input));
  }
}
