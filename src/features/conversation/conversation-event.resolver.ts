import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { ContactId, EntryId, PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { GraphQLInstant } from "../../graphql/scalars";
import { visibleCase } from "../cases/case.loader";
import { Channels } from "../cases/case-codes.type";
import { contactLoader } from "../customers/contact.loader";
import { Contact } from "../customers/contact.type";
import { loadPeople } from "../people/person.loader";
import { Person } from "../people/person.type";
import { visibleEntry } from "./conversation.loader";
import { AttemptOutcomes, Moods } from "./conversation-codes.type";
import { CustomerMessage, CustomerReply, InternalNote } from "./conversation-entry.type";
import {
  CustomerMessageRecorded,
  CustomerMoodSet,
  CustomerRepliedTo,
  InternalNoteAdded,
  ResolutionAttempted,
  ResolutionConfirmed,
  SatisfactionRecorded,
} from "./conversation-event.type";

const after = (event: StoredEvent, name: string): unknown => event.after?.[name] ?? null;

/** Reads an answer's typed facts. */
@Resolver(() => CustomerRepliedTo)
export class CustomerRepliedToResolver {
  @FieldResolver(() => CustomerReply, { nullable: true })
  reply(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return visibleEntry(context, after(event, "replyId") as EntryId);
  }

  @FieldResolver(() => GraphQLInstant, { nullable: true })
  nextUpdateBy(@Root() event: StoredEvent): unknown {
    return after(event, "nextUpdateBy");
  }

  @FieldResolver(() => Boolean)
  sentDespiteMove(@Root() event: StoredEvent): unknown {
    return after(event, "sentDespiteMove");
  }
}

/** Reads a message's typed facts. */
@Resolver(() => CustomerMessageRecorded)
export class CustomerMessageRecordedResolver {
  @FieldResolver(() => CustomerMessage, { nullable: true })
  customerMessage(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return visibleEntry(context, after(event, "messageId") as EntryId);
  }

  @FieldResolver(() => Channels)
  channel(@Root() event: StoredEvent): unknown {
    return after(event, "messageChannel");
  }
}

/** Reads a note's typed facts. */
@Resolver(() => InternalNoteAdded)
export class InternalNoteAddedResolver {
  @FieldResolver(() => InternalNote, { nullable: true })
  note(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return visibleEntry(context, after(event, "noteId") as EntryId);
  }

  @FieldResolver(() => [Person])
  mentions(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object[]> {
    return loadPeople(context, (after(event, "mentionIds") ?? []) as PersonId[]);
  }
}

/** Reads an attempt's typed facts. */
@Resolver(() => ResolutionAttempted)
export class ResolutionAttemptedResolver {
  @FieldResolver(() => AttemptOutcomes)
  outcome(@Root() event: StoredEvent): unknown {
    return after(event, "outcome");
  }
}

/** Reads a confirmation's typed facts. */
@Resolver(() => ResolutionConfirmed)
export class ResolutionConfirmedResolver {
  @FieldResolver(() => Contact, { nullable: true })
  async byContact(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    const speakerId = after(event, "speakerId") as ContactId | null;
    if (speakerId === null || event.caseId === null || (await visibleCase(context, event.caseId)) === null) return null;
    return contactLoader(context).load(speakerId);
  }
}

/** Reads a rating's typed facts. */
@Resolver(() => SatisfactionRecorded)
export class SatisfactionRecordedResolver {
  @FieldResolver(() => Int)
  score(@Root() event: StoredEvent): unknown {
    return after(event, "score");
  }
}

/** Reads a mood's typed facts. */
@Resolver(() => CustomerMoodSet)
export class CustomerMoodSetResolver {
  @FieldResolver(() => Moods)
  mood(@Root() event: StoredEvent): unknown {
    return after(event, "mood");
  }
}
