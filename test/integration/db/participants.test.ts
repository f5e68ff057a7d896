import type { Participants } from "../../../src/db/participants";
import { type CommandWork, type Refs, runCommand } from "../../../src/db/run-command";
import type { Fact, Streamed, UnitOfWork } from "../../../src/db/unit-of-work";
import { type Refusal, refuse } from "../../../src/domain/refusal";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

let desk: DirectoryDesk;
beforeAll(async () => {
  desk = await openDirectoryDesk();
});
afterAll(() => desk.close());

const fact = (type: Fact["type"]): Fact => ({ type, before: null, after: null });
const subject = (): Streamed => ({ id: `stream_${Math.random()}`, lastSequence: 0 });

/** One that answers a change of a team by a change of a calendar, in the same stream. */
function answering(stream: Streamed): Participants {
  return {
    TEAM_CHANGED: [async (work, { id }) => void work.append(stream, { ...fact("CALENDAR_CHANGED"), causationId: id })],
  };
}

function run(participants: Participants, work: CommandWork<Refs>, wanted: { dryRun?: boolean; idempotencyKey?: string } = {}) {
  const request = { operation: "test", actor: "system:test" as const, input: {}, idempotencyKey: null, dryRun: false, ...wanted };
  return runCommand({ ...desk.ports, participants }, request, work);
}

const told = async (stream: Streamed) => (await desk.story(stream.id)).map(({ type }) => type);

describe("participants", () => {
  test("answer what a command appended, and what other participants did, before its commit", async () => {
    const stream = subject();
    const further: Participants = {
      ...answering(stream),
      CALENDAR_CHANGED: [async (work: UnitOfWork) => void work.append(stream, fact("ABSENCE_CHANGED"))],
    };
    await run(further, async (work) => ({ eventId: work.append(stream, fact("TEAM_CHANGED")) }));
    expect(await told(stream)).toEqual(["TEAM_CHANGED", "CALENDAR_CHANGED", "ABSENCE_CHANGED"]);
  });

  test("are part of what a dry run shows, and leave nothing then", async () => {
    const stream = subject();
    const { preview } = await run(answering(stream), async (work) => ({ eventId: work.append(stream, fact("TEAM_CHANGED")) }), {
      dryRun: true,
    });
    expect(preview?.map(({ type }) => type)).toEqual(["TEAM_CHANGED", "CALENDAR_CHANGED"]);
    expect(await told(stream)).toEqual([]);
  });

  test("hear nothing of what a refused command had appended, under a key neither", async () => {
    const stream = subject();
    const refusing = async (work: UnitOfWork): Promise<Refusal> => {
      work.append(stream, fact("TEAM_CHANGED"));
      return refuse("NOTHING_TO_CHANGE", "No.");
    };
    await run(answering(stream), refusing);
    await run(answering(stream), refusing, { idempotencyKey: "once" });
    expect(await told(stream)).toEqual([]);
  });

  test("take the whole command with them when one fails", async () => {
    const stream = subject();
    const failing: Participants = {
      TEAM_CHANGED: [
        async () => {
          throw new Error("a participant has a bug");
        },
      ],
    };
    await expect(run(failing, async (work) => ({ eventId: work.append(stream, fact("TEAM_CHANGED")) }))).rejects.toThrow("has a bug");
    expect(await told(stream)).toEqual([]);
  });

  test("that keep answering each other are stopped", async () => {
    const stream = subject();
    const echo: Participants = { TEAM_CHANGED: [async (work) => void work.append(stream, fact("TEAM_CHANGED"))] };
    await expect(run(echo, async (work) => ({ eventId: work.append(stream, fact("TEAM_CHANGED")) }))).rejects.toThrow(
      "keep answering each other",
    );
    expect(await told(stream)).toEqual([]);
  });
});
