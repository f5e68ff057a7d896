import { createContact } from "../../../src/features/customers/create-contact.command";
import { updateContact } from "../../../src/features/customers/update-contact.command";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";

let desk: ConversationDesk;
beforeAll(async () => {
  desk = await aConversationDesk();
});
afterAll(() => desk.close());

const QUERY = `query ($id: ID!) { case(id: $id) {
  account { name contacts { name } } contact { name account { name } } context { account { contacts { name } } }
} }`;

test("through a case an external agent sees its own account and contact, and neither colleagues nor where the contact works now", async () => {
  const { ana, eve, hiro } = desk.people;
  const rosa = (await desk.must(desk.as(hiro, (work) => createContact(work, { name: "Rosa", accountId: desk.acme })))).contactId;
  await desk.must(desk.as(hiro, (work) => createContact(work, { name: "Zack", accountId: desk.acme })));
  const id = await desk.owned(ana, { accountId: desk.acme, contactId: rosa });
  const bolt = await desk.anAccount({ name: "Bolt" });
  await desk.must(desk.as(hiro, (work) => updateContact(work, { contactId: rosa, expectedRevision: 1, accountId: bolt })));
  expect(await desk.gets(ana, QUERY, { id })).toEqual({
    case: {
      account: { name: "Acme", contacts: [{ name: "Zack" }] },
      contact: { name: "Rosa", account: { name: "Bolt" } },
      context: { account: { contacts: [{ name: "Zack" }] } },
    },
  });
  expect(await desk.gets(eve, QUERY, { id })).toEqual({
    case: { account: { name: "Acme", contacts: [] }, contact: { name: "Rosa", account: null }, context: { account: { contacts: [] } } },
  });
});
