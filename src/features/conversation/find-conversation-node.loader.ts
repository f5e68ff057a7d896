import type { EntryId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { visibleEntry } from "./conversation.loader";

/** What was said, as `node` answers it: as far as its case can be seen and it can be read. */
export function findEntryNode(context: Context, id: EntryId): Promise<object | null> {
  return context.person === null ? Promise.resolve(null) : visibleEntry(context, id);
}
