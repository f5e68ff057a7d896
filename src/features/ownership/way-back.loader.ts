import type { CaseId } from "../../domain/ids";
import { chooseWayBack, type WayBack } from "../../domain/ownership";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import { availabilityLoader } from "../people/availability.loader";
import { loadWaysBack } from "./way-back.store";

/** To whom cases would go back now; `null` where that is nobody. */
export const wayBackLoader = defineLoader<CaseId, WayBack | null>(async (context, ids) => {
  const rows = await loadWaysBack(context.services.dataSource, ids);
  const ways = rows.map(async ({ caseId, formerId, ...ways }) => {
    const available = formerId !== null && (await availabilityLoader(context).load(formerId));
    return { caseId, way: chooseWayBack({ ...ways, formerId: available ? formerId : null }) };
  });
  return inOrder(ids, await Promise.all(ways), ({ caseId }) => caseId).map((found) => found?.way ?? null);
});
