import type { Client } from "pg";

/** Has the database itself refuse every notification of an event, quoting what a customer wrote; each call names the events anew. */
export async function poisonNotifications(owner: Pick<Client, "query">, eventIds: readonly string[]): Promise<void> {
  await owner.query(`
    create or replace function refuse_notification() returns trigger language plpgsql as $$
    begin
      if new.event_id = any('{${eventIds.join(",")}}'::text[]) then
        raise exception 'the customer wrote: my card is 4111' using detail = 'my card is 4111';
      end if;
      return new;
    end $$;
    create or replace trigger refuse_notification before insert on notifications for each row execute function refuse_notification()`);
}
