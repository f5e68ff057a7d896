import { checkInvariants } from "../../../src/db/check-invariants";
import type { AccountId, CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import { setCover } from "../../../src/features/absence/set-cover.command";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { createAccount } from "../../../src/features/customers/create-account.command";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { offerTransfer } from "../../../src/features/ownership/offer-transfer.command";
import { type OpenCase, openCase } from "../../../src/features/ownership/open-case.command";
import { takeCase } from "../../../src/features/ownership/take-case.command";
import { BRIEF, type LiveDesk, liveDesk } from "../../support/live-desk";
import { ACCEPTED, first, inOrder, type Race, raceBothWays, tries, type Wanted } from "../../support/race";
import { until } from "../../support/until";

const ROUNDS = 12;
const HOUR_MS = 3_600_000;
const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;

let desk: LiveDesk;
let acme: AccountId;
beforeAll(async () => {
  desk = await liveDesk();
  await desk.ask(
    "insert into categories (key, name, handling, automation, owner_id) values ('BUG', 'Bug', 'FRONTLINE', 'MAY_COLLECT', $1)",
    [desk.people.chloe],
  );
  acme = (await desk.accepted((work) => createAccount(work, { name: "Acme", accountTier: "STANDARD" }))).accountId;
});
afterAll(() => desk.close());
afterEach(async () => {
  await desk.settled();
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
});

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

const asks = (server: 0 | 1, person: PersonId, field: string, input: object) => () => tries(desk, server, person, field, input);

async function open(teamId: TeamId = desk.team): Promise<CaseId> {
  const words: Pick<OpenCase, "subject" | "channel" | "categoryKey"> = { subject: "It fails", channel: "EMAIL", categoryKey: "BUG" };
  const measure: Pick<OpenCase, "urgency" | "impact" | "workaround"> = { urgency: "NOT_URGENT", impact: "NORMAL", workaround: "NONE" };
  const rest = { contactId: null, priority: null, productLine: null, supportTier: 1, tags: [], nextStep: null };
  const question: OpenCase = { ...words, ...measure, ...rest, teamId, accountId: acme };
  const opened = await desk.as(desk.people.chloe, (work) => openCase(work, question));
  if (!("caseId" in opened)) throw new Error(JSON.stringify(opened));
  return opened.caseId as CaseId;
}

async function owned(owner: PersonId): Promise<CaseId> {
  const caseId = await open();
  await first(desk.as(owner, (work) => takeCase(work, { caseId })));
  return caseId;
}

const types = async (caseId: CaseId): Promise<string[]> => (await desk.story(caseId)).map(({ type }) => type);
async function lastEvent(caseId: CaseId): Promise<string> {
  const [row] = await desk.ask<{ id: string }>("select id from events where stream = $1 order by stream_sequence desc limit 1", [caseId]);
  return row?.id ?? "";
}
async function holds(caseId: CaseId): Promise<object | undefined> {
  return (await desk.ask<object>("select owner_id as owner, acting_owner_id as acting from cases where id = $1", [caseId]))[0];
}

const bothOrders = (make: () => Promise<Race>, wanted: Wanted) => raceBothWays(desk.database.ownerUrl, ROUNDS, make, wanted);

describe("two replies at once by who had read the same", () => {
  test("one is sent, and the other is told that the case moved", async () => {
    const { ana, ben } = desk.people;
    await bothOrders(
      async () => {
        const caseId = await owned(ana);
        await first(desk.as(ana, (work) => delegateContact(work, { caseId, delegateId: ben, until: inHours(1) })));
        const input = { caseId, text: "We look into it.", lastSeenEvent: await lastEvent(caseId) };
        return {
          at: { table: "cases", id: caseId },
          one: asks(0, ana, "replyToCustomer", input),
          other: asks(1, ben, "replyToCustomer", input),
          after: async () => {
            expect((await types(caseId)).filter((type) => type === "CUSTOMER_REPLIED_TO")).toHaveLength(1);
            expect(await desk.ask("select from customer_replies where case_id = $1", [caseId])).toHaveLength(1);
          },
        };
      },
      { oneFirst: [ACCEPTED, "CONVERSATION_MOVED"], otherFirst: ["CONVERSATION_MOVED", ACCEPTED] },
    );
  });
});

describe("leave against take", () => {
  test("who takes first may not go without somebody for it; who has gone takes nothing", async () => {
    const { chloe } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        const caseId = await open();
        return {
          at: { table: "persons", id: eve },
          one: asks(0, eve, "takeCase", { caseId }),
          other: asks(1, eve, "recordLeave", { personId: eve, from: new Date().toISOString(), until: inHours(24).toISOString() }),
          after: async ([, leave]) => {
            expect(await holds(caseId)).toEqual({ owner: leave === ACCEPTED ? chloe : eve, acting: null });
            expect(await desk.ask("select state from absences where person_id = $1", [eve])).toEqual(
              leave === ACCEPTED ? [{ state: "RUNNING" }] : [],
            );
          },
        };
      },
      { oneFirst: [ACCEPTED, "DUTIES_OUTSTANDING"], otherFirst: ["PERSON_AWAY", ACCEPTED] },
    );
  });

  test("who accepts a transfer first is stood in for as they go; to who has gone it stays only offered", async () => {
    const { ana, chloe } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        const caseId = await owned(ana);
        const question = { caseId, toPersonId: eve, reason: WORKLOAD, brief: { ...BRIEF, promise: null }, expiresInMs: null };
        const { offerId } = (await first(desk.as(ana, (work) => offerTransfer(work, question)))) as { offerId: string };
        return {
          at: { table: "persons", id: eve },
          one: asks(0, eve, "acceptTransfer", { offerId }),
          other: asks(1, eve, "setAwayNow", { personId: eve, until: inHours(24).toISOString() }),
          after: async ([accepted]) => {
            expect(await holds(caseId)).toEqual(accepted === ACCEPTED ? { owner: eve, acting: chloe } : { owner: ana, acting: null });
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: ["PERSON_AWAY", ACCEPTED] },
    );
  });

  test("a stand-in who stops is followed by the cover, before the leave begins and after it", async () => {
    const { ana, ben, hiro } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        await first(desk.as(hiro, (work) => setCover(work, { personId: eve, chain: [{ personId: ana, thenTheirCover: false }] })));
        const caseId = await owned(eve);
        const standIn = { caseId, personId: ben, until: inHours(48), reason: WORKLOAD };
        await first(desk.as(eve, (work) => assignActingOwner(work, standIn)));
        return {
          at: { table: "cases", id: caseId },
          one: asks(0, ben, "endActingOwner", { caseId }),
          other: asks(1, eve, "recordLeave", { personId: eve, from: new Date().toISOString(), until: inHours(24).toISOString() }),
          after: async () => {
            const told = (await types(caseId)).filter((type) => type.startsWith("ACTING_OWNER"));
            expect(told).toEqual(["ACTING_OWNER_ASSIGNED", "ACTING_OWNER_ENDED", "ACTING_OWNER_ASSIGNED"]);
            expect(await holds(caseId)).toEqual({ owner: eve, acting: ana });
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: [ACCEPTED, ACCEPTED] },
    );
  });

  test("a stand-in who stops is followed by the next, whom the leave's end sends home; after it they have nothing to stop", async () => {
    const { ana, ben, hiro } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        const chain = [ben, ana].map((personId) => ({ personId, thenTheirCover: false }));
        await first(desk.as(hiro, (work) => setCover(work, { personId: eve, chain })));
        const caseId = await owned(eve);
        const leave = { personId: eve, from: new Date().toISOString(), until: inHours(24).toISOString() };
        expect(await tries(desk, 0, eve, "recordLeave", leave)).toBe(ACCEPTED);
        expect(await holds(caseId)).toEqual({ owner: eve, acting: ben });
        const [absence] = await desk.ask<{ id: string }>("select id from absences where person_id = $1", [eve]);
        return {
          at: { table: "persons", id: eve },
          one: asks(0, ben, "endActingOwner", { caseId }),
          other: asks(1, eve, "endAbsence", { absenceId: absence?.id }),
          after: async ([stopped]) => {
            const told = (await types(caseId)).filter((type) => type.startsWith("ACTING_OWNER"));
            const once = ["ACTING_OWNER_ASSIGNED", "ACTING_OWNER_ENDED"];
            expect(told).toEqual(stopped === ACCEPTED ? [...once, ...once] : once);
            expect(await holds(caseId)).toEqual({ owner: eve, acting: null });
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: ["NOT_YOUR_CASE", ACCEPTED] },
    );
  });

  test("with a cover, what was taken before the leave has a stand-in, and after it nothing is taken", async () => {
    const { ana, chloe, hiro } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        await first(desk.as(hiro, (work) => setCover(work, { personId: eve, chain: [{ personId: ana, thenTheirCover: false }] })));
        const caseId = await open();
        return {
          at: { table: "persons", id: eve },
          one: asks(0, eve, "takeCase", { caseId }),
          other: asks(1, eve, "recordLeave", { personId: eve, from: new Date().toISOString(), until: inHours(24).toISOString() }),
          after: async ([taken]) => {
            const moves = ["OWNERSHIP_CHANGED", "ACTING_OWNER_ASSIGNED"];
            expect((await types(caseId)).filter((type) => moves.includes(type))).toEqual(taken === ACCEPTED ? moves : []);
            expect(await holds(caseId)).toEqual(taken === ACCEPTED ? { owner: eve, acting: ana } : { owner: chloe, acting: null });
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: ["PERSON_AWAY", ACCEPTED] },
    );
  });

  test("of a queue's steward: whoever takes owns it, and the steward is gone, whichever came first", async () => {
    const { ana, ben } = desk.people;
    await bothOrders(
      async () => {
        const steward = await desk.aPerson({ name: "Stella", roles: ["TEAM_LEAD"] });
        const team = await desk.aTeam({ queueStewardId: steward, leadIds: [steward], memberIds: [steward] });
        const caseId = await open(team);
        const when = { from: new Date().toISOString(), until: inHours(24).toISOString() };
        const leave = { personId: steward, ...when, defaultToPersonId: ana };
        return {
          at: { table: "cases", id: caseId },
          one: asks(0, ben, "takeCase", { caseId }),
          other: asks(1, steward, "recordLeave", leave),
          after: async () => {
            expect(await holds(caseId)).toEqual({ owner: ben, acting: null });
            expect(await desk.ask("select queue_steward_id as id from teams where id = $1", [team])).toEqual([{ id: ana }]);
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: [ACCEPTED, ACCEPTED] },
    );
  });
});

describe("deactivate against offer", () => {
  test("of whom it is offered to: nobody who left is offered anything, and what waited for them ends", async () => {
    const { ana, hiro } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        const caseId = await owned(ana);
        return {
          at: { table: "persons", id: eve },
          one: asks(0, ana, "offerTransfer", { caseId, toPersonId: eve, reason: { code: "WORKLOAD" }, brief: BRIEF }),
          other: asks(1, hiro, "deactivatePerson", { personId: eve, plan: [] }),
          after: async ([offered]) => {
            expect(await holds(caseId)).toEqual({ owner: ana, acting: null });
            const offers = await desk.ask("select outcome from transfer_offers where case_id = $1", [caseId]);
            expect(offers).toEqual(offered === ACCEPTED ? [{ outcome: "WITHDRAWN" }] : []);
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: ["PERSON_INACTIVE", ACCEPTED] },
    );
  });

  test("of who offers: what they owned is their successor's, and their offer is overtaken or never was", async () => {
    const { ben, chloe, hiro } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        const caseId = await owned(eve);
        const plan = [{ kind: "OWNERSHIP", subjectId: caseId, toPersonId: ben }];
        return {
          at: { table: "cases", id: caseId },
          one: asks(0, eve, "offerTransfer", { caseId, toPersonId: chloe, reason: { code: "WORKLOAD" }, brief: BRIEF }),
          other: asks(1, hiro, "deactivatePerson", { personId: eve, plan }),
          after: async ([offered]) => {
            expect(await holds(caseId)).toEqual({ owner: ben, acting: null });
            const offers = await desk.ask("select outcome from transfer_offers where case_id = $1", [caseId]);
            expect(offers).toEqual(offered === ACCEPTED ? [{ outcome: "OVERTAKEN" }] : []);
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: ["NOT_FOUND", ACCEPTED], unmet: ["UNAUTHENTICATED", ACCEPTED] },
    );
  });

  test("of whom it was offered to, as they accept: who owns does not leave without a successor", async () => {
    const { ana, hiro } = desk.people;
    await bothOrders(
      async () => {
        const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
        const caseId = await owned(ana);
        const question = { caseId, toPersonId: eve, reason: WORKLOAD, brief: { ...BRIEF, promise: null }, expiresInMs: null };
        const { offerId } = (await first(desk.as(ana, (work) => offerTransfer(work, question)))) as { offerId: string };
        return {
          at: { table: "persons", id: eve },
          one: asks(0, eve, "acceptTransfer", { offerId }),
          other: asks(1, hiro, "deactivatePerson", { personId: eve, plan: [] }),
          after: async ([accepted]) => {
            expect(await holds(caseId)).toEqual({ owner: accepted === ACCEPTED ? eve : ana, acting: null });
            const [row] = await desk.ask<{ active: boolean }>("select active from persons where id = $1", [eve]);
            expect(row?.active).toBe(accepted === ACCEPTED);
          },
        };
      },
      { oneFirst: [ACCEPTED, "DUTIES_OUTSTANDING"], otherFirst: ["NOT_FOUND", ACCEPTED], unmet: ["UNAUTHENTICATED", ACCEPTED] },
    );
  });
});

describe("remove a collaborator against their note", () => {
  test.each([
    ["inside", false, "NOT_YOUR_CASE"],
    ["outside, for whom the case is gone", true, "NOT_FOUND"],
  ])("who is %s writes it before, or not at all", async (_where, external, code) => {
    const { ana } = desk.people;
    const helper = await desk.aPerson({ external });
    await bothOrders(
      async () => {
        const caseId = await owned(ana);
        const task = { what: "Read the log.", dueAt: inHours(1), wayBack: "Tell Ana." };
        const added = await first(desk.as(ana, (work) => addCollaborator(work, { caseId, personId: helper, role: "RESPONSIBLE", task })));
        const { collaboratorId } = added as { collaboratorId: string };
        return {
          at: { table: "cases", id: caseId },
          one: asks(0, helper, "addInternalNote", { caseId, text: "It was the disk." }),
          other: asks(1, ana, "removeCollaborator", { collaboratorId, reason: "Thank you." }),
          after: async ([noted]) => {
            const told = (await types(caseId)).filter((type) => ["INTERNAL_NOTE_ADDED", "COLLABORATOR_LEFT"].includes(type));
            expect(told).toEqual(noted === ACCEPTED ? ["INTERNAL_NOTE_ADDED", "COLLABORATOR_LEFT"] : ["COLLABORATOR_LEFT"]);
            expect(await desk.ask("select from internal_notes where case_id = $1", [caseId])).toHaveLength(noted === ACCEPTED ? 1 : 0);
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: [code, ACCEPTED] },
    );
  });
});

describe("the end of a delegation against the reply", () => {
  const delegated = async () => {
    const { ana, ben } = desk.people;
    const caseId = await owned(ana);
    const granted = await first(desk.as(ana, (work) => delegateContact(work, { caseId, delegateId: ben, until: inHours(1) })));
    const { delegationId } = granted as { delegationId: string };
    const input = { caseId, text: "For Ana.", lastSeenEvent: await lastEvent(caseId), sendDespiteMove: true };
    return { caseId, delegationId, reply: asks(0, ben, "replyToCustomer", input) };
  };
  const replies = (caseId: CaseId) => desk.ask("select from customer_replies where case_id = $1", [caseId]);

  test("by hand: it is sent before, or not at all", async () => {
    await bothOrders(
      async () => {
        const { caseId, delegationId, reply } = await delegated();
        return {
          at: { table: "cases", id: caseId },
          one: reply,
          other: asks(1, desk.people.ana, "endDelegation", { delegationId }),
          after: async ([sent]) => {
            expect(await replies(caseId)).toHaveLength(sent === ACCEPTED ? 1 : 0);
            expect((await types(caseId)).filter((type) => type === "CONTACT_DELEGATION_ENDED")).toHaveLength(1);
          },
        };
      },
      { oneFirst: [ACCEPTED, ACCEPTED], otherFirst: ["DELEGATION_ENDED", ACCEPTED] },
    );
  });

  test("by its time, while the reply waits for the case: it is not sent, and the delegation ends once", async () => {
    const { caseId, reply } = await delegated();
    const pass = () => desk.database.moveClock("2 hours");
    expect(await inOrder(desk.database.ownerUrl, { table: "cases", id: caseId }, [reply], pass)).toEqual(["DELEGATION_ENDED"]);
    await until("the sweep came by", async () => (await types(caseId)).includes("CONTACT_DELEGATION_ENDED"));
    expect((await types(caseId)).filter((type) => type === "CONTACT_DELEGATION_ENDED")).toHaveLength(1);
    expect(await replies(caseId)).toEqual([]);
  });
});
