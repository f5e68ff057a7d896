import { EVENT_COLUMNS, type EventRow } from "../../db/log/stored-events";
import type { EventId } from "../../domain/ids";
import { defineLoader, inOrder } from "../define-loader";

/** Events by id, with their places if they have them. The caller asks whether the viewer may see them. */
export const eventLoader = defineLoader<EventId, EventRow | null>(async ({ services }, ids) => {
  const rows: EventRow[] = await services.dataSource.query(
    `select ${EVENT_COLUMNS} from events e left join event_places p on p.event_no = e.no where e.id = any($1)`,
    [ids],
  );
  return inOrder(ids, rows, (row) => row.id);
});
