import { isId } from "./domain/ids";
import { findAbsenceNode } from "./features/absence/absence.loader";
import { findCalendarNode } from "./features/calendars/calendar.loader";
import { findCaseNode } from "./features/cases/find-case-node.loader";
import { findEventNode } from "./features/cases/find-event-node.loader";
import {
  findCollaboratorNode,
  findDelegationNode,
  findProposalNode,
  findTaskNode,
} from "./features/collaboration/find-collaboration-node.loader";
import { findEntryNode } from "./features/conversation/find-conversation-node.loader";
import { findAccountNode } from "./features/customers/account.loader";
import { findContactNode } from "./features/customers/contact.loader";
import { findNotificationNode } from "./features/notifications/notifications.loader";
import { findBriefNode, findOfferNode } from "./features/ownership/find-ownership-node.loader";
import { findPersonNode } from "./features/people/person.loader";
import { findApiKeyNode, findServiceAccountNode } from "./features/people/service-account.loader";
import { findTeamNode } from "./features/people/team.loader";
import type { Context } from "./graphql/context";

/** Finds the object behind an opaque id by its prefix, as far as the viewer may see it; `null` for everything else. */
export function findNode(context: Context, id: string): Promise<object | null> {
  if (isId("case", id)) return findCaseNode(context, id);
  if (isId("per", id)) return findPersonNode(context, id);
  if (isId("cal", id)) return findCalendarNode(context, id);
  if (isId("abs", id)) return findAbsenceNode(context, id);
  if (isId("team", id)) return findTeamNode(context, id);
  if (isId("acc", id)) return findAccountNode(context, id);
  if (isId("con", id)) return findContactNode(context, id);
  if (isId("off", id)) return findOfferNode(context, id);
  if (isId("brief", id)) return findBriefNode(context, id);
  if (isId("msg", id)) return findEntryNode(context, id);
  if (isId("evt", id)) return findEventNode(context, id);
  if (isId("col", id)) return findCollaboratorNode(context, id);
  if (isId("task", id)) return findTaskNode(context, id);
  if (isId("prop", id)) return findProposalNode(context, id);
  if (isId("dlg", id)) return findDelegationNode(context, id);
  if (isId("svc", id)) return findServiceAccountNode(context, id);
  if (isId("key", id)) return findApiKeyNode(context, id);
  if (isId("ntf", id)) return findNotificationNode(context, id);
  return Promise.resolve(null);
}
