import { findRows } from "../../db/find-rows";
import { EVENT_COLUMNS, type EventRow } from "../../db/log/stored-events";
import type { Statement } from "../../db/unit-of-work";
import type { EventId } from "../../domain/ids";
import { defineLoader, inOrder } from "../define-loader";

const LOAD: Statement = {
  name: "load_events",
  text: `select ${EVENT_COLUMNS} from events e left join event_places p on p.event_no = e.no where e.id = any($1)`,
};

/** Events by id, with their places if they have them. The caller asks whether the viewer may see them. */
export const eventLoader = defineLoader<EventId, EventRow | null>(async ({ services }, ids) => {
  const rows = await findRows<EventRow>(services.dataSource, LOAD, [ids]);
  return inOrder(ids, rows, (row) => row.id);
});
