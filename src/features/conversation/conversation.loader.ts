import { readableNotes } from "../../domain/conversation";
import type { CaseId, EntryId } from "../../domain/ids";
import { type Context, viewerOf } from "../../graphql/context";
import { defineLoader, grouped, inOrder } from "../../graphql/define-loader";
import { visibleCase } from "../cases/case.loader";
import { loadAttempts, loadSatisfactions } from "./attempt.store";
import type { AttemptRow, EntryRow, SatisfactionRow } from "./conversation-row.type";
import { type ConversationPage, countConversations, loadConversations, loadEntries } from "./entry.store";

const rawEntryLoader = defineLoader<EntryId, EntryRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadEntries(services.dataSource, ids), (row) => row.id),
);

/** What was said, by its id, as far as the viewer may see its case and read it. */
export async function visibleEntry(context: Context, id: EntryId): Promise<EntryRow | null> {
  const row = await rawEntryLoader(context).load(id);
  if (row === null || (await visibleCase(context, row.caseId)) === null) return null;
  return row.__typename !== "InternalNote" || readableNotes(viewerOf(context)).includes(row.visibility) ? row : null;
}

/** Which page of which conversation. */
export interface ConversationQuestion extends Omit<ConversationPage, "notes"> {
  caseId: CaseId;
}

const pageKey = ({ count, backwards, after, before }: ConversationQuestion): string => JSON.stringify([count, backwards, after, before]);

/** A page of each conversation as far as the viewer may read it: one statement for the same page of many cases. */
export const conversationLoader = defineLoader<ConversationQuestion, EntryRow[]>(
  async (context, questions) => {
    const notes = readableNotes(viewerOf(context));
    const pages = new Map(questions.map((question) => [pageKey(question), question]));
    const read = async ([key, page]: [string, ConversationQuestion]): Promise<[string, EntryRow[]]> => {
      const caseIds = questions.filter((question) => pageKey(question) === key).map(({ caseId }) => caseId);
      return [key, await loadConversations(context.services.dataSource, caseIds, { ...page, notes })];
    };
    const rows = new Map(await Promise.all([...pages].map(read)));
    return questions.map((question) => rows.get(pageKey(question))?.filter(({ caseId }) => caseId === question.caseId) ?? []);
  },
  (question) => `${question.caseId} ${pageKey(question)}`,
);

/** How much the viewer may read of each conversation. */
export const conversationCountLoader = defineLoader<CaseId, number>(async (context, caseIds) => {
  const counted = await countConversations(context.services.dataSource, caseIds, readableNotes(viewerOf(context)));
  const byCase = new Map(counted.map(({ caseId, count }) => [caseId, count]));
  return caseIds.map((caseId) => byCase.get(caseId) ?? 0);
});

/** What was tried to resolve each case, the first attempt first. */
export const attemptsLoader = defineLoader<CaseId, AttemptRow[]>(async ({ services }, caseIds) =>
  grouped(caseIds, await loadAttempts(services.dataSource, caseIds), (row) => row.caseId),
);

/** The newest rating of each case. */
export const satisfactionLoader = defineLoader<CaseId, SatisfactionRow | null>(async ({ services }, caseIds) =>
  inOrder(caseIds, await loadSatisfactions(services.dataSource, caseIds), (row) => row.caseId),
);
