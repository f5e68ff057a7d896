import type { CaseId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { visibleCase } from "../cases/case.loader";
import { loadPresence, type PresenceRow } from "./presence.store";

/** Who is on a case now, as far as the viewer may see the case; nobody on one that does not exist for them. */
export async function presenceFor(context: Context, caseId: CaseId): Promise<PresenceRow[]> {
  return (await visibleCase(context, caseId)) === null ? [] : loadPresence(context.services.dataSource, caseId);
}
