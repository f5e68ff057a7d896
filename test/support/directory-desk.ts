import { randomUUID } from "node:crypto";
import { createDataSource } from "../../src/db/data-source";
import { type CommandWork, type Refs, runCommand } from "../../src/db/run-command";
import type { EventPatch, EventType } from "../../src/domain/event";
import type { ActorId, CaseId, PersonId, TeamId } from "../../src/domain/ids";
import { isRefusal, type Refusal } from "../../src/domain/refusal";
import { type OpenCase, openCase } from "../../src/features/ownership/open-case.command";
import { type CreatePerson, createPerson } from "../../src/features/people/create-person.command";
import { type CreateTeam, createTeam } from "../../src/features/people/create-team.command";
import { participants } from "../../src/list-participants";
import { linesOf } from "./lines-of";
import { scratchDatabase } from "./scratch-database";

const CONNECTIONS = 6;
const TABLES = ["persons", "teams", "team_memberships", "accounts", "contacts", "cases", "events"];

/** An event as a test reads it back. */
export interface Told {
  type: EventType;
  streamSequence: number;
  actor: ActorId;
  before: EventPatch | null;
  after: EventPatch | null;
}

/** A database with a ladder of authority, on which tests run commands as people. */
export type DirectoryDesk = Awaited<ReturnType<typeof openDirectoryDesk>>;

/** Opens a desk with the levels L1 (rank 1), L2 and L3, and nobody on it. */
export async function openDirectoryDesk() {
  const database = await scratchDatabase();
  const dataSource = await createDataSource({ url: database.serverUrl, poolSize: CONNECTIONS }).initialize();
  // Opened beforehand: of two that race, the second would otherwise still be connecting while the first commits.
  await Promise.all(Array.from({ length: CONNECTIONS }, () => dataSource.query("select pg_sleep(0.02)")));
  await dataSource.query("insert into authority_levels (key, name, rank) values ('L1', 'One', 1), ('L2', 'Two', 2), ('L3', 'Three', 3)");
  const ports = { dataSource, committed: () => undefined, participants };

  /** Runs a command as somebody and answers its refs or its refusal. */
  async function as<R extends Refs>(actor: ActorId, work: CommandWork<R>, key: string | null = null): Promise<R | Refusal> {
    const answer = await runCommand(ports, { operation: "test", actor, input: { key }, idempotencyKey: key, dryRun: false }, work);
    return answer.outcome;
  }

  /** Runs a command that must be accepted, as the system. */
  async function accepted<R extends Refs>(work: CommandWork<R>): Promise<R> {
    const outcome = await as("system:test", work);
    if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.message}`);
    return outcome;
  }

  const ask = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => dataSource.query(sql, [...values]);

  const everything = () => linesOf(ask, TABLES);

  return {
    database,
    dataSource,
    ports,
    as,
    accepted,
    ask,
    async aPerson(wanted: Partial<CreatePerson> = {}): Promise<PersonId> {
      const name = wanted.name ?? `Person ${randomUUID().slice(0, 8)}`;
      const email = `${randomUUID()}@example.test`;
      const plain = {
        name,
        email,
        roles: ["AGENT"] as const,
        authorityLevelKey: "L1",
        external: false,
        timeZone: "Europe/Paris",
        teamIds: [],
      };
      return (await accepted((work) => createPerson(work, { ...plain, ...wanted }))).personId;
    },
    async aTeam(wanted: Partial<CreateTeam> & { queueStewardId: PersonId }): Promise<TeamId> {
      const plain = { name: `Team ${randomUUID().slice(0, 8)}`, leadIds: [], memberIds: [], defaultModel: "QUEUE" as const };
      return (await accepted((work) => createTeam(work, { ...plain, ...wanted }))).teamId;
    },
    /** Opens a case of a team, which its queue's steward owns then. */
    async aCase(opener: PersonId, teamId: TeamId): Promise<CaseId> {
      const text =
        "insert into categories (key, name, handling, automation, owner_id) values ('BUG', 'Bug', 'FRONTLINE', 'MAY_COLLECT', $1) on conflict do nothing";
      await ask(text, [opener]);
      const question: OpenCase = {
        subject: "It does not work",
        channel: "EMAIL",
        categoryKey: "BUG",
        teamId,
        accountId: null,
        contactId: null,
        urgency: "NOT_URGENT",
        impact: "NORMAL",
        workaround: "NONE",
        priority: null,
        productLine: null,
        supportTier: 1,
        tags: [],
        nextStep: null,
      };
      const opened = await as(opener, (work) => openCase(work, question));
      if (isRefusal(opened)) throw new Error(`${opened.code}: ${opened.message}`);
      return opened.caseId;
    },
    /** Ends somebody's time here behind the commands' back. */
    async deactivate(personId: PersonId): Promise<void> {
      await ask("update persons set active = false where id = $1", [personId]);
    },
    /** The revision of a row and the number of its newest event. */
    async lockOf(table: "persons" | "teams" | "accounts" | "contacts", id: string): Promise<{ revision: number; lastSequence: number }> {
      const [row] = await ask<{ revision: number; lastSequence: number }>(
        `select revision, last_sequence as "lastSequence" from ${table} where id = $1`,
        [id],
      );
      if (row === undefined) throw new Error(`${id} is not there`);
      return row;
    },
    /** The events of a stream, oldest first. */
    story(stream: string): Promise<Told[]> {
      return ask(
        `select type, stream_sequence as "streamSequence", actor, before, after from events where stream = $1 order by stream_sequence`,
        [stream],
      );
    },
    /** Runs a command that must be refused, shows that no row and no event changed, and answers what the refusal says. */
    async refused(actor: ActorId, work: CommandWork<Refs>): Promise<Pick<Refusal, "code" | "path" | "details">> {
      const before = await everything();
      const outcome = await as(actor, work);
      if (!isRefusal(outcome)) throw new Error("this was accepted");
      expect(await everything()).toEqual(before);
      return { code: outcome.code, path: outcome.path, details: outcome.details };
    },
    async close(): Promise<void> {
      await dataSource.destroy();
      await database.close();
    },
  };
}
