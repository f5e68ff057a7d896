import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of customers and categories. */
export function badWritesOfCustomers({ personId }: ThereIs): BadWrites {
  const category = (handling: string, automation: string) =>
    `insert into categories (key, name, handling, automation, owner_id) values ('NEW', 'New', '${handling}', '${automation}', '${personId}')`;
  const field = (customerId: string, visibility: string) =>
    `insert into customer_fields (customer_id, key, value, visibility) values ('${customerId}', 'plan', 'Gold', '${visibility}')`;

  return {
    known_account_tier: ["insert into accounts (id, name, account_tier) values ('acc_new', 'New', 'GOLD')"],
    an_erasure_has_its_ground: ["insert into contacts (id, name, erased_at) values ('con_new', 'New', now())"],
    known_field_visibility: [field("acc_new", "PUBLIC")],
    a_field_is_of_an_account_or_a_contact: [field("case_new", "ALL_STAFF")],
    known_handling: [category("SOMEHOW", "MAY_COLLECT")],
    known_automation: [category("FRONTLINE", "ALWAYS")],
  };
}
