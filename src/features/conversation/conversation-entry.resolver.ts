import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { eventLoader } from "../../graphql/events/event.loader";
import { rawCaseLoader } from "../cases/case.loader";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { contactLoader } from "../customers/contact.loader";
import { Contact } from "../customers/contact.type";
import { Actor } from "../people/actor.type";
import { findActor } from "../people/find-actor.loader";
import { loadPeople, personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { ConversationEntry, CustomerMessage, CustomerReply, InternalNote } from "./conversation-entry.type";
import type { EntryRow, MessageRow, NoteRow, ReplyRow } from "./conversation-row.type";

/** What every entry tells; an entry is found only through a case the viewer may see. */
@Resolver(() => ConversationEntry)
export class ConversationEntryResolver {
  @FieldResolver(() => Case)
  case(@Root() row: EntryRow, @Ctx() context: Context): Promise<CaseRow | null> {
    return rawCaseLoader(context).load(row.caseId);
  }

  @FieldResolver(() => DomainEvent)
  event(@Root() row: EntryRow, @Ctx() context: Context): Promise<object | null> {
    return eventLoader(context).load(row.eventId);
  }
}

/** Who answered the customer. */
@Resolver(() => CustomerReply)
export class CustomerReplyResolver {
  @FieldResolver(() => Actor)
  author(@Root() row: ReplyRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.authorId);
  }

  @FieldResolver(() => Person, { nullable: true })
  onBehalfOf(@Root() row: ReplyRow, @Ctx() context: Context): Promise<object | null> {
    return row.onBehalfOfId === null ? Promise.resolve(null) : personLoader(context).load(row.onBehalfOfId);
  }
}

/** Who spoke at the customer. */
@Resolver(() => CustomerMessage)
export class CustomerMessageResolver {
  @FieldResolver(() => Contact, { nullable: true })
  contact(@Root() row: MessageRow, @Ctx() context: Context): Promise<object | null> {
    return row.contactId === null ? Promise.resolve(null) : contactLoader(context).load(row.contactId);
  }
}

/** Who wrote a note, and for whom. */
@Resolver(() => InternalNote)
export class InternalNoteResolver {
  @FieldResolver(() => Actor)
  author(@Root() row: NoteRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.authorId);
  }

  @FieldResolver(() => [Person])
  mentions(@Root() row: NoteRow, @Ctx() context: Context): Promise<object[]> {
    return loadPeople(context, row.mentionIds);
  }
}
