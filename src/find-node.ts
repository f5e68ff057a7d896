import { isId } from "./domain/ids";
import { findCaseNode } from "./features/cases/find-case-node.loader";
import { findEventNode } from "./features/cases/find-event-node.loader";
import { findAccountNode } from "./features/customers/account.loader";
import { findContactNode } from "./features/customers/contact.loader";
import { findBriefNode, findOfferNode } from "./features/ownership/find-ownership-node.loader";
import { findPersonNode } from "./features/people/person.loader";
import { findTeamNode } from "./features/people/team.loader";
import type { Context } from "./graphql/context";

/** Finds the object behind an opaque id by its prefix, as far as the viewer may see it; `null` for everything else. */
export function findNode(context: Context, id: string): Promise<object | null> {
  if (isId("case", id)) return findCaseNode(context, id);
  if (isId("per", id)) return findPersonNode(context, id);
  if (isId("team", id)) return findTeamNode(context, id);
  if (isId("acc", id)) return findAccountNode(context, id);
  if (isId("con", id)) return findContactNode(context, id);
  if (isId("off", id)) return findOfferNode(context, id);
  if (isId("brief", id)) return findBriefNode(context, id);
  if (isId("evt", id)) return findEventNode(context, id);
  return Promise.resolve(null);
}
