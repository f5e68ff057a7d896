import { Pool } from "pg";
import type { AccountId, ContactId, PersonId, TeamId } from "../../../src/domain/ids";
import { saveCalendar } from "../../../src/features/calendars/save-calendar.command";
import { createAccount } from "../../../src/features/customers/create-account.command";
import { createContact } from "../../../src/features/customers/create-contact.command";
import { updateAccount } from "../../../src/features/customers/update-account.command";
import { updateContact } from "../../../src/features/customers/update-contact.command";
import { eraseContact } from "../../../src/features/history/erase-contact.command";
import { SIGNED_IN, SIGNED_IN_NAMES, type SignedInName, type Subject } from "../../decisions/subjects";
import { aDesk, type Desk } from "../../support/a-desk";
import { type Integration, openIntegration } from "./open-integration";

/** The world in which the authority matrix is asked: two teams, a customer, everybody that a row names, and who plays the other parts. */
export interface AuthorityWorld {
  desk: Desk;
  /** Writes behind the verbs' back who owns a case in which half, and in which status it is. */
  owner: Pool;
  people: Record<SignedInName, PersonId>;
  /** The team of every case, and the one of everybody who is not in it. */
  team: TeamId;
  otherTeam: TeamId;
  account: AccountId;
  contact: ContactId;
  /** Somebody at nobody's who was erased. */
  forgotten: ContactId;
  parts: Record<"steward" | "caseOwner" | "colleague" | "helper" | "away" | "anotherLead" | "secondAdmin", PersonId>;
  /** An integration with a key, whose doings are in the log. */
  integration: Integration;
  /** Somebody like a subject in role and team, who holds nothing and whose going away moves no other cell. */
  aTwinOf(name: SignedInName): Promise<PersonId>;
  close(): Promise<void>;
}

/** Opens the world; no case is in it yet. */
export async function openAuthorityWorld(): Promise<AuthorityWorld> {
  const desk = await aDesk();
  const owner = new Pool({ connectionString: desk.database.ownerUrl, max: 4 });
  const parts = {
    steward: await desk.aPerson({ name: "Steward" }),
    caseOwner: await desk.aPerson({ name: "Owner of cases" }),
    colleague: await desk.aPerson({ name: "Colleague" }),
    helper: await desk.aPerson({ name: "Helper" }),
    away: await desk.aPerson({ name: "Away soon" }),
    anotherLead: await desk.aPerson({ name: "Another lead", roles: ["TEAM_LEAD"] }),
    secondAdmin: desk.people.hiro,
  };
  const people = {} as Record<SignedInName, PersonId>;
  for (const name of SIGNED_IN_NAMES) {
    const { role, external } = SIGNED_IN[name];
    people[name] = await desk.aPerson({ name, roles: [role], external, authorityLevelKey: "L2" });
  }
  const those = (matches: (subject: Subject) => boolean) =>
    SIGNED_IN_NAMES.filter((name) => matches(SIGNED_IN[name])).map((name) => people[name]);
  const team = await desk.aTeam({
    name: "Team of the cases",
    queueStewardId: parts.steward,
    leadIds: [parts.anotherLead, ...those(({ leads }) => leads === "TEAM_OF_CASE")],
    memberIds: [parts.steward, parts.colleague, parts.helper, parts.away, parts.anotherLead, ...those(({ inTeamOfCase }) => inTeamOfCase)],
  });
  const otherTeam = await desk.aTeam({
    name: "Team of the others",
    queueStewardId: parts.caseOwner,
    leadIds: those(({ leads }) => leads === "OTHER_TEAM"),
    memberIds: [parts.caseOwner, ...those(({ inTeamOfCase }) => !inTeamOfCase)],
  });
  await owner.query(
    "insert into categories (key, name, handling, automation, owner_id) values ('BILLING', 'Billing', 'FRONTLINE', 'MAY_COLLECT', $1)",
    [parts.steward],
  );
  const { accountId } = await desk.accepted((work) =>
    createAccount(work, {
      name: "Customer",
      accountTier: "STANDARD",
      renewalOn: null,
      customerSuccessManagerId: people.ACCOUNT_TEAM,
      accountManagerId: null,
      accountCoverIds: [],
    }),
  );
  const { contactId } = await desk.accepted((work) => createContact(work, { name: "Who asks", email: "who@customer.test", accountId }));
  const fields = [{ key: "inside", value: "Pays late.", visibility: "INTERNAL_ONLY" as const }];
  await desk.accepted((work) => updateAccount(work, { accountId, expectedRevision: 1, fields }));
  await desk.accepted((work) => updateContact(work, { contactId, expectedRevision: 1, fields }));
  const { contactId: forgotten } = await desk.accepted((work) => createContact(work, { name: "Forgotten" }));
  await desk.accepted((work) => eraseContact(work, { contactId: forgotten, expectedRevision: 1, reason: "They asked for it." }));
  await desk.accepted((work) =>
    saveCalendar(work, { name: "Around the clock", timeZone: "Europe/Paris", alwaysOpen: true, week: [], holidays: [] }),
  );
  return {
    desk,
    owner,
    people,
    team,
    otherTeam,
    account: accountId,
    contact: contactId,
    forgotten,
    parts,
    integration: await openIntegration(desk),
    aTwinOf(name) {
      const { role, external, inTeamOfCase } = SIGNED_IN[name];
      return desk.aPerson({ roles: [role], external, teamIds: [inTeamOfCase ? team : otherTeam] });
    },
    async close() {
      await owner.end();
      await desk.close();
    },
  };
}
