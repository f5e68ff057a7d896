import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Mood } from "../../domain/case-facts";
import type { Context } from "../../graphql/context";
import { type Page, PageArgs, pageOf, readPage } from "../../graphql/page.type";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { Actor } from "../people/actor.type";
import { findActor } from "../people/find-actor.loader";
import { attemptsLoader, conversationCountLoader, conversationLoader, satisfactionLoader } from "./conversation.loader";
import { Moods } from "./conversation-codes.type";
import { ConversationEntryConnection } from "./conversation-entry.type";
import type { AttemptRow, EntryRow, SatisfactionRow } from "./conversation-row.type";
import { readEntryPlace, writeEntryPlace } from "./entry-place";
import { ResolutionAttempt, Satisfaction } from "./resolution.type";

/** What was said on a case, what was tried, and how the customer found it. */
@Resolver(() => Case)
export class CaseConversationResolver {
  @FieldResolver(() => ConversationEntryConnection, {
    description: "What was said on it, the oldest first, as far as the viewer may read it.",
  })
  async conversation(@Root() row: CaseRow, @Args() args: PageArgs, @Ctx() context: Context): Promise<Page<EntryRow>> {
    const page = readPage(args);
    const places = { after: readEntryPlace(page.after), before: readEntryPlace(page.before) };
    const rows = await conversationLoader(context).load({ ...page, ...places, caseId: row.id });
    return pageOf(page, rows, writeEntryPlace, () => conversationCountLoader(context).load(row.id));
  }

  @FieldResolver(() => Boolean, { description: "The customer spoke last, and nobody has answered." })
  needsReply(@Root() row: CaseRow): boolean {
    return row.needsReply;
  }

  @FieldResolver(() => Moods, { nullable: true, description: "How the customer feels; null until a person says." })
  mood(@Root() row: CaseRow): Mood | null {
    return row.mood;
  }

  @FieldResolver(() => [ResolutionAttempt], { description: "What was tried to resolve it, the first attempt first." })
  resolutionAttempts(@Root() row: CaseRow, @Ctx() context: Context): Promise<AttemptRow[]> {
    return attemptsLoader(context).load(row.id);
  }

  @FieldResolver(() => Satisfaction, { nullable: true, description: "What the customer thought last." })
  satisfaction(@Root() row: CaseRow, @Ctx() context: Context): Promise<SatisfactionRow | null> {
    return satisfactionLoader(context).load(row.id);
  }
}

/** Who recorded an attempt to resolve. */
@Resolver(() => ResolutionAttempt)
export class ResolutionAttemptResolver {
  @FieldResolver(() => Actor)
  by(@Root() row: AttemptRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.authorId);
  }
}
