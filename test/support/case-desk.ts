import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { CommandWork, Refs } from "../../src/db/run-command";
import type { AccountId, ActorId, CaseId, ContactId, EventId, OfferId, PersonId } from "../../src/domain/ids";
import { isRefusal, type Refusal } from "../../src/domain/refusal";
import { closeCase } from "../../src/features/cases/close-case.command";
import { resolveCase } from "../../src/features/cases/resolve-case.command";
import { createAccount } from "../../src/features/customers/create-account.command";
import { createContact } from "../../src/features/customers/create-contact.command";
import { acceptTransfer } from "../../src/features/ownership/accept-transfer.command";
import { declineTransfer } from "../../src/features/ownership/decline-transfer.command";
import { type ForceAssign, forceAssign } from "../../src/features/ownership/force-assign.command";
import { type OfferTransfer, offerTransfer } from "../../src/features/ownership/offer-transfer.command";
import { type OpenCase, openCase } from "../../src/features/ownership/open-case.command";
import { takeCase } from "../../src/features/ownership/take-case.command";
import { withdrawTransfer } from "../../src/features/ownership/withdraw-transfer.command";
import { aDesk } from "./a-desk";
import { countWaiting } from "./count-waiting";
import { linesOf } from "./lines-of";

/** A desk with the verbs of cases, by the committed operations over HTTP and by the commands themselves. */
export type CaseDesk = Awaited<ReturnType<typeof aCaseDesk>>;

/** What a mutation answered, as far as every test reads it. */
export interface Payload {
  case: { id: CaseId; number: number; revision: number; owner: { id: PersonId; name: string }; [more: string]: unknown } | null;
  event: { id: EventId; [more: string]: unknown } | null;
  offer: { id: OfferId; revision: number; [more: string]: unknown } | null;
  brief: { id: string; [more: string]: unknown } | null;
  preview: { sentences: string[]; changes: { type: string; [more: string]: unknown }[] } | null;
  userErrors: { code: string; message: string; path: string[] | null; [more: string]: unknown }[];
}

/** A case's row as tests compare it. */
export interface RowShown {
  ownerId: PersonId;
  untaken: boolean;
  status: string;
  revision: number;
  ownershipNumber: number;
  nextStepActorId: string | null;
}

/** Everything a denial must leave as it was. */
const KEPT = [
  ...["persons", "teams", "team_memberships", "accounts", "contacts", "customer_fields", "cases", "ownership", "case_relations"],
  ...["handoff_briefs", "transfer_offers", "timers", "events", "idempotency_records"],
  ...["customer_replies", "customer_messages", "internal_notes", "resolution_attempts", "satisfactions"],
  ...["tasks", "task_comments", "proposals", "forward_notes", "contact_delegations", "service_accounts", "api_keys"],
  ...["calendars", "absences", "absence_handovers", "cover_steps"],
];

/** A complete brief in a person's own words. */
export const BRIEF = {
  situation: "The export fails.",
  stepsTried: ["Restarted it"],
  reason: "You know exports.",
  nextStep: "Read the log.",
  promise: null,
};

const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;

/** Reads a committed operation. */
export function operationText(name: string): string {
  return readFileSync(join(__dirname, `../../schema/operations/${name}.graphql`), "utf8");
}

function fieldOf(operation: string): string {
  return operation.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
}

/** Opens a case desk: the plain desk's team, people and server, with verbs. */
export async function aCaseDesk() {
  const desk = await aDesk();
  const { team } = desk;
  const { ana, hiro } = desk.people;

  const must = async <R>(outcome: Promise<R | Refusal>): Promise<R> => {
    const settled = await outcome;
    if (isRefusal(settled)) throw new Error(`${settled.code}: ${settled.message}`);
    return settled;
  };

  const everything = () => linesOf(desk.ask, KEPT);

  /** Runs something that must leave every row and every event as it was. */
  const unchanged = async <T>(run: () => Promise<T>): Promise<T> => {
    const before = await everything();
    const answer = await run();
    expect(await everything()).toEqual(before);
    return answer;
  };

  const gets = <Data>(person: PersonId, operation: string, variables: object = {}): Promise<Data> =>
    desk.gets<Data>(person, operation.includes("{") ? operation : operationText(operation), variables);

  /** Runs a committed mutation as somebody and answers its payload. */
  const does = async (person: PersonId, operation: string, input: object): Promise<Payload> => {
    const data = await gets<Record<string, Payload>>(person, operation, { input });
    return data[fieldOf(operation)]!;
  };

  const open = async (opener: PersonId = ana, wanted: Partial<OpenCase> = {}): Promise<CaseId> => {
    const plain: OpenCase = {
      subject: "It does not work",
      channel: "EMAIL",
      categoryKey: "BUG",
      teamId: team,
      accountId: null,
      contactId: null,
      urgency: "NOT_URGENT",
      impact: "NORMAL",
      workaround: "NONE",
      priority: null,
      productLine: null,
      supportTier: null,
      tags: [],
      nextStep: null,
    };
    return (await must(desk.as(opener, (work) => openCase(work, { ...plain, ...wanted })))).caseId;
  };

  return {
    ...desk,
    gets,
    must,
    does,
    everything,
    unchanged,
    open,
    /** Runs a committed mutation that must be refused without leaving a trace, and answers its one user error. */
    async denied(person: PersonId, operation: string, input: object): Promise<{ code: string; path: string[] | null }> {
      const payload = await unchanged(() => does(person, operation, input));
      expect(payload).toMatchObject({ event: null, userErrors: [{ code: expect.any(String) }] });
      expect(payload.case ?? null).toBeNull();
      return { code: payload.userErrors[0]!.code, path: payload.userErrors[0]!.path };
    },
    /** Runs a command that must be refused without leaving a trace, and answers its code and path. */
    async no(actor: ActorId, work: CommandWork<Refs>): Promise<[code: string, path: string]> {
      const outcome = await unchanged(() => desk.as(actor, work));
      if (!isRefusal(outcome)) throw new Error("this was accepted");
      return [outcome.code, (outcome.path ?? []).join(".")];
    },
    take: (actor: PersonId, caseId: string) => desk.as(actor, (work) => takeCase(work, { caseId })),
    offer: (actor: PersonId, caseId: string, toPersonId: string, wanted: Partial<OfferTransfer> = {}) =>
      desk.as(actor, (work) => offerTransfer(work, { caseId, toPersonId, reason: WORKLOAD, brief: BRIEF, expiresInMs: null, ...wanted })),
    accept: (actor: PersonId, offerId: string) => desk.as(actor, (work) => acceptTransfer(work, { offerId })),
    decline: (actor: PersonId, offerId: string) => desk.as(actor, (work) => declineTransfer(work, { offerId, reason: "Not now." })),
    withdraw: (actor: PersonId, offerId: string) => desk.as(actor, (work) => withdrawTransfer(work, { offerId })),
    force: (actor: PersonId, caseId: string, toPersonId: string, wanted: Partial<ForceAssign> = {}) =>
      desk.as(actor, (work) => forceAssign(work, { caseId, toPersonId, reason: WORKLOAD, ...wanted })),
    /** Opens a case and has somebody take it. */
    async owned(owner: PersonId, wanted: Partial<OpenCase> = {}): Promise<CaseId> {
      const caseId = await open(ana, wanted);
      await must(desk.as(owner, (work) => takeCase(work, { caseId })));
      return caseId;
    },
    /** Has the owner offer a case, and answers the offer's id. */
    async offered(from: PersonId, caseId: string, to: PersonId, wanted: Partial<OfferTransfer> = {}): Promise<OfferId> {
      const question = { caseId, toPersonId: to, reason: WORKLOAD, brief: BRIEF, expiresInMs: null, ...wanted };
      const { offerId } = await must(desk.as(from, (work) => offerTransfer(work, question)));
      return offerId!;
    },
    /** Resolves and closes a case as its owner. */
    async closed(owner: PersonId, caseId: string): Promise<void> {
      await must(desk.as(owner, (work) => resolveCase(work, { caseId, resolution: "It works." })));
      await must(desk.as(owner, (work) => closeCase(work, { caseId })));
    },
    async anAccount(wanted: Partial<Parameters<typeof createAccount>[1]> = {}): Promise<AccountId> {
      const account = { name: "Acme", accountTier: "STANDARD" as const, ...wanted };
      return (await must(desk.as(hiro, (work) => createAccount(work, account)))).accountId;
    },
    async aContact(accountId: AccountId | null = null): Promise<ContactId> {
      return (await must(desk.as(hiro, (work) => createContact(work, { name: "Rosa", accountId })))).contactId;
    },
    async row(caseId: string): Promise<RowShown> {
      const [row] = await desk.ask<RowShown>(
        `select owner_id as "ownerId", untaken, status, revision, ownership_number as "ownershipNumber", next_step_actor_id as "nextStepActorId"
          from cases where id = $1`,
        [caseId],
      );
      return row!;
    },
    /** Ties a person to a case behind the commands' back, as a later feature will. */
    async tie(caseId: string, personId: PersonId, relation: string, raci: string | null = null, until = "infinity"): Promise<void> {
      await desk.ask(
        `insert into case_relations (case_id, person_id, relation, raci, until) values ($1, $2, $3, $4, $5)
          on conflict (case_id, person_id, relation) do update set raci = excluded.raci, until = excluded.until`,
        [caseId, personId, relation, raci, until],
      );
    },
    async ties(caseId: string): Promise<{ personId: PersonId; relation: string; raci: string | null }[]> {
      return desk.ask(
        `select person_id as "personId", relation, raci from case_relations where case_id = $1 order by person_id, relation`,
        [caseId],
      );
    },
    /** The types of a case's events, oldest first. */
    async told(stream: string): Promise<string[]> {
      return (await desk.story(stream)).map(({ type }) => type);
    },
    /** Starts contenders while a row is locked, and lets go once all of them wait: what they do next, they do at once. */
    async atOnce<T extends readonly unknown[]>(
      locked: Locked,
      ...contenders: { readonly [I in keyof T]: () => Promise<T[I]> }
    ): Promise<T> {
      return (await whileHeld(desk.database.ownerUrl, locked, [], contenders)) as unknown as T;
    },
    /** Starts a contender while a row is locked, and once it waits changes what it waits for, and commits that. */
    async whileLocked<T>(locked: Locked, changes: readonly string[], contender: () => Promise<T>): Promise<T> {
      return (await whileHeld(desk.database.ownerUrl, locked, changes, [contender]))[0]!;
    },
  };
}

interface Locked {
  table: "cases" | "persons";
  id: string;
}

async function whileHeld<T>(
  url: string,
  locked: Locked,
  changes: readonly string[],
  contenders: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const holder = new Client(url);
  await holder.connect();
  try {
    await holder.query("begin");
    await holder.query(`select from ${locked.table} where id = $1 for update`, [locked.id]);
    const running = Promise.all(contenders.map((contender) => contender()));
    while ((await countWaiting(holder)) < contenders.length);
    for (const change of changes) await holder.query(change);
    await holder.query("commit");
    return await running;
  } finally {
    await holder.end();
  }
}

/** What came of a contender: its refusal's code, or that it was accepted. */
export function outcomeOf(outcome: Refs | Refusal): string {
  return isRefusal(outcome) ? outcome.code : "ACCEPTED";
}
