import type { Database } from "../../db/database";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { CustomerField } from "../../domain/customer-fields";
import type { AccountId, ContactId } from "../../domain/ids";
import type { Visibility } from "../../domain/visibility";

/** A customer: an organisation, or somebody there. */
export type CustomerId = AccountId | ContactId;

const OF_CUSTOMER: Statement = {
  name: "find_customer_fields",
  text: "select f.key, f.value, f.visibility from customer_fields f where f.customer_id = $1 order by f.key",
};
const CLEAR: Statement = { name: "clear_customer_fields", text: "delete from customer_fields where customer_id = $1" };
const WRITE: Statement = {
  name: "write_customer_fields",
  text: `insert into customer_fields (customer_id, key, value, visibility)
    select $1, f.key, f.value, f.visibility from unnest($2::text[], $3::text[], $4::text[]) as f(key, value, visibility)`,
};

/** The fields of a locked customer, by key. */
export function findFields(work: UnitOfWork, id: CustomerId): Promise<CustomerField[]> {
  return work.query<CustomerField>(OF_CUSTOMER, [id]);
}

/** Writes the fields of a locked customer in place of those that were. */
export async function writeFields(work: UnitOfWork, id: CustomerId, fields: readonly CustomerField[]): Promise<void> {
  await work.query(CLEAR, [id]);
  const of = (name: keyof CustomerField) => fields.map((field) => field[name]);
  await work.query(WRITE, [id, of("key"), of("value"), of("visibility")]);
}

/** The fields of these customers of these visibilities, by key; none of who was erased. */
export function loadFields(
  database: Database,
  ids: readonly CustomerId[],
  visibilities: readonly Visibility[],
): Promise<(CustomerField & { customerId: CustomerId })[]> {
  return database.query(
    `select f.customer_id as "customerId", f.key, f.value, f.visibility from customer_fields f left join contacts k on k.id = f.customer_id
      where f.customer_id = any($1) and f.visibility = any($2) and k.erased_at is null order by f.key`,
    [ids, visibilities],
  );
}
