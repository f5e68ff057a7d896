import type { DataSource } from "typeorm";
import type { LogPlace } from "./cursor";
import { EVENT_COLUMNS, type PlacedEvent } from "./stored-events";

/** The end of the log: its epoch and the highest position. */
export async function readHead(dataSource: DataSource): Promise<LogPlace> {
  const rows: LogPlace[] = await dataSource.query(
    `select (select epoch from log_epochs order by number desc limit 1) as epoch, coalesce((select max(position) from event_places), 0)::bigint as position`,
  );
  const [head] = rows;
  if (head === undefined) throw new Error("the log has no epoch");
  return head;
}

/** The next events after a position, in the order of the log. */
export async function readAfter(dataSource: DataSource, position: number, most: number): Promise<PlacedEvent[]> {
  return dataSource.query(
    `select ${EVENT_COLUMNS} from event_places p join events e on e.no = p.event_no where p.position > $1 order by p.position limit $2`,
    [position, most],
  );
}
