import { createAccount } from "../../../src/features/customers/create-account.command";
import { createContact } from "../../../src/features/customers/create-contact.command";
import type { Inputs } from "./asking";
import type { AuthorityWorld } from "./authority-world";
import { type Answered, among, byId, list, ofCase, ofNode, type Reads, shown } from "./reading";

const aContact = async ({ desk }: AuthorityWorld, name: string) => ({
  ...(await desk.accepted((work) => createContact(work, { name }))),
  eventId: undefined,
  expectedRevision: 1,
});

/** How customers are changed, and their words erased. */
export const CUSTOMER_INPUTS: Inputs = {
  "Mutation.createAccount": () => ({ name: "Another customer", accountTier: "STANDARD" }),
  "Mutation.updateAccount": async ({ world: { desk } }) => ({
    ...(await desk.accepted((work) => createAccount(work, { name: "To be renamed", accountTier: "STANDARD" }))),
    eventId: undefined,
    expectedRevision: 1,
    name: "Renamed",
  }),
  "Mutation.createContact": ({ world }) => ({ name: "Somebody there", accountId: world.account }),
  "Mutation.updateContact": async ({ world }) => ({ ...(await aContact(world, "To be renamed")), name: "Renamed" }),
  "Mutation.eraseContact": async ({ world }) => ({ ...(await aContact(world, "To be forgotten")), reason: "They asked for it." }),
};

/** How customers are read, and a case as its customer may see it. */
export const CUSTOMER_READS: Reads = {
  "Query.account": byId("account", ({ world }) => world.account),
  "Query.accounts": list("{ accounts { nodes { id } } }", "accounts"),
  "Query.contact": byId("contact", ({ world }) => world.contact),
  "Query.categories": list("{ categories { key } }", "categories"),
  "Query.customerView": ({ stood }) => ({
    query: "query($id: ID!) { customerView(caseId: $id) { number status ownerDisplayName } }",
    variables: { id: stood.caseId },
    outcome: (data) => shown(data.customerView),
  }),
  "Account.fields": ofCase("account { fields { key } }", (found) => among((found.account as Answered).fields, isInside)),
  "Contact.fields": ofCase("contact { fields { key } }", (found) => among((found.contact as Answered).fields, isInside)),
  "Contact.erasedBecause": ofNode(
    "Contact",
    "erasedBecause",
    ({ world }) => world.forgotten,
    ({ erasedBecause }) => shown(erasedBecause),
  ),
  "Account.contacts": ofCase("account { contacts { id } }", (found) =>
    among((found.account as Answered).contacts, (entry) => typeof entry.id === "string"),
  ),
};

function isInside({ key }: Answered): boolean {
  return key === "inside";
}
