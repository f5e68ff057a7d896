import type { EventRow } from "../../db/log/stored-events";
import type { Context } from "../context";

const LONGEST_WAIT_MS = 250;

/** The place of an event that was just committed: places it if nobody has, and gives up after 250 ms with `null`. */
export async function awaitPlace({ services }: Context, event: EventRow): Promise<number | null> {
  if (event.position !== null) return event.position;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LONGEST_WAIT_MS);
  });
  try {
    return await Promise.race([tooLong, placeOf(services, event)]);
  } finally {
    clearTimeout(timer);
  }
}

async function placeOf(services: Context["services"], event: EventRow): Promise<number | null> {
  await services.placer.place();
  const rows: { position: number }[] = await services.dataSource.query(
    "select p.position from events e join event_places p on p.event_no = e.no where e.id = $1",
    [event.id],
  );
  return rows[0]?.position ?? null;
}
