import type { AccountId, CaseId, ContactId, PersonId, TeamId } from "../../src/domain/ids";
import { createAccount } from "../../src/features/customers/create-account.command";
import { createContact } from "../../src/features/customers/create-contact.command";
import type { Answer } from "./a-desk";
import type { DailyAct, DailyVerb, DailyWorld } from "./daily-acts";
import { DAILY_VERBS, RARE_VERBS } from "./daily-acts";
import type { DirectoryDesk } from "./directory-desk";

/** Whom daily life needs: a team with agents, two leads, a manager, an admin, two externals, and some who may leave. */
export async function aDailyWorld(desk: DirectoryDesk, leaverCount: number): Promise<DailyWorld> {
  const many = async (count: number, wanted: Parameters<DirectoryDesk["aPerson"]>[0] = {}): Promise<PersonId[]> => {
    const people: PersonId[] = [];
    for (let each = 0; each < count; each += 1) people.push(await desk.aPerson(wanted));
    return people;
  };
  const agents = await many(4);
  const leavers = await many(leaverCount);
  const leads = await many(2, { roles: ["TEAM_LEAD"] });
  const [manager] = await many(1, { roles: ["ESCALATION_MANAGER"] });
  const [admin] = await many(1, { roles: ["ADMIN"] });
  const externals = await many(2, { external: true });
  const [lead, otherLead] = leads;
  const [member] = externals;
  if (manager === undefined || admin === undefined || lead === undefined || otherLead === undefined || member === undefined)
    throw new Error("everybody was asked for");
  const memberIds = [...agents, ...leavers, lead, member].sort();
  const team: TeamId = await desk.aTeam({ queueStewardId: lead, leadIds: [lead], memberIds });
  const elsewhere = await desk.aTeam({ queueStewardId: otherLead, leadIds: [otherLead], memberIds: [otherLead] });
  for (const key of ["BUG", "BILLING"]) {
    await desk.ask(
      `insert into categories (key, name, handling, automation, owner_id) values ($1, $1, 'FRONTLINE', 'MAY_COLLECT', $2) on conflict do nothing`,
      [key, lead],
    );
  }
  const account: AccountId = (await desk.accepted((work) => createAccount(work, { name: "Acme", accountTier: "STANDARD" }))).accountId;
  const contact: ContactId = (await desk.accepted((work) => createContact(work, { name: "Rosa", accountId: account }))).contactId;
  return { team, elsewhere, account, contact, cast: { agents, leads, manager, admin, externals, leavers }, ask: desk.ask };
}

/** Who holds no role but that of an agent. */
export function plainPeople({ cast }: DailyWorld): ReadonlySet<string> {
  return new Set([...cast.agents, ...cast.externals, ...cast.leavers]);
}

/** Every verb, the rare ones once and the others three times, for choosing among them. */
export const WEIGHTED_VERBS: readonly DailyVerb[] = DAILY_VERBS.flatMap((verb) =>
  RARE_VERBS.includes(verb) ? [verb] : [verb, verb, verb],
);

/** Asks as a client does. */
export type Post = (person: PersonId, query: string, variables: object) => Promise<Answer<Record<string, Told>>>;

interface Told {
  event: { id: string; caseId?: CaseId } | null;
  userErrors: { code: string }[];
}

/** What came of an act: its event, or the code it was refused with. */
export interface DailyOutcome {
  eventId: string | null;
  code: string;
}

// Whoever left is not let in, roles may forbid a verb altogether, and a server may be too busy: all of them are said before any payload.
const SAID_AT_ONCE = ["FORBIDDEN", "UNAUTHENTICATED", "SERVICE_UNAVAILABLE"];

/** Runs one act under a key, and answers what came of it; an answer that is neither acceptance nor refusal throws. */
export async function runAct(post: Post, { person, field, input }: DailyAct, key: string): Promise<DailyOutcome> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${field}(input: $input) { event { id } userErrors { code } } }`;
  const { status, data, errors } = await post(person, query, { input: { ...input, idempotencyKey: key } });
  const top = errors[0]?.extensions.code;
  const payload = data?.[field];
  if (top !== undefined && SAID_AT_ONCE.includes(top)) return { eventId: null, code: top };
  if (payload === undefined || payload === null || top !== undefined) throw new Error(`${field}: ${status} ${JSON.stringify(errors)}`);
  const [refusal] = payload.userErrors;
  if ((payload.event === null) !== (refusal !== undefined)) throw new Error(`${field} was neither accepted nor refused`);
  return { eventId: payload.event?.id ?? null, code: refusal?.code ?? "ACCEPTED" };
}
