import type { AuthorityCell } from "../../decisions/read-authority";
import { type Frame, openSignedIn, openSocket, type SocketClient, subscribe } from "../../support/socket-client";
import { hearNotification, openNotifications } from "./ask-notifications";
import type { AuthorityWorld } from "./authority-world";
import { settle } from "./read-fingerprint";
import { standUpCase } from "./stand-up-case";
import type { StoodUp } from "./standing";

/** What streams of a world are watched against. */
export interface Stage {
  world: AuthorityWorld;
  /** Where the log stood before the first case. */
  start: string;
  /** A case that everybody here may see: whatever a stream sends comes before its events. */
  marker: StoodUp;
}

/** Sets the stage: runs what stands up the cases to watch, and the marker after them. */
export async function setStage(world: AuthorityWorld, standUp: () => Promise<void>): Promise<Stage> {
  const { logCursor } = await world.desk.gets<{ logCursor: string }>(world.people.AGENT, "{ logCursor }");
  await standUp();
  const inOtherTeam = { ...world, team: world.otherTeam };
  const marker = await standUpCase(inOtherTeam, { who: "EXTERNAL_TEAM_AGENT", what: "Query.case", situation: "owns" });
  await settle(world.desk.ask);
  return { world, start: logCursor, marker };
}

type Watched = Pick<AuthorityCell, "what" | "situation">;

/** Watches a stream with this authorization, and answers in the words of the matrix. */
export async function watchCell(stage: Stage, authorization: string | null, cell: Watched, caseId: string | undefined): Promise<string> {
  const url = `${stage.world.desk.address.replace("http", "ws")}/graphql`;
  const frame = openCell(stage, cell, caseId);
  if (authorization === null) return watchAsNobody(url, frame);
  const client = await openSignedIn(url, authorization);
  try {
    client.send(frame);
    const first = await client.hear(({ id }) => id === "named");
    const refused = refusalOf(first);
    if (refused !== undefined) return refused;
    if (cell.what === "Subscription.notifications") return await hearNotification(client);
    return cell.what === "Subscription.presence" ? whoIsThere(stage, first) : await watchBoth(stage, client, cell, caseId);
  } finally {
    await client.end();
  }
}

function openCell(stage: Stage, cell: Watched, caseId: string | undefined): Frame {
  if (cell.what === "Subscription.notifications") return openNotifications(stage.start);
  if (cell.what === "Subscription.presence")
    return subscribe("named", "subscription($caseId: ID!) { presence(caseId: $caseId) { person { id } } }", { caseId });
  return openStream(stage, cell.what, "named", filterOf(stage, cell, caseId));
}

const FIELDS: { readonly [stream: string]: string } = {
  "Subscription.caseEvents": "caseEvents(filter: $filter, after: $after) { caseId type }",
  "Subscription.ownershipChanged": "ownershipChanged(filter: $filter, after: $after) { ... on DomainEvent { caseId type } }",
};

function openStream({ start }: Stage, what: string, id: string, filter: object): Frame {
  const field = FIELDS[what];
  if (field === undefined) throw new Error(`nobody knows how to watch ${what}`);
  return subscribe(id, `subscription($filter: EventFilter, $after: Cursor) { ${field} }`, { filter, after: start });
}

// A socket without a token is closed with the code for "forbidden" and acknowledges nothing.
async function watchAsNobody(url: string, frame: Frame): Promise<string> {
  const client = await openSocket(url);
  client.send({ type: "connection_init" });
  client.send(frame);
  const { code } = await client.closed;
  return client.frames.length === 0 && [4401, 4403].includes(code) ? "UNAUTHENTICATED" : `closed with ${code}`;
}

function refusalOf({ type, payload }: Frame): string | undefined {
  const errors = type === "error" ? payload : (payload as { errors?: unknown } | undefined)?.errors;
  return (errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
}

/** The first picture of who is there, or the end of a stream that has none for the viewer. */
function whoIsThere({ world }: Stage, first: Frame): string {
  if (first.type === "complete") return "EMPTY";
  const { data } = first.payload as { data: { presence: { person: { id: string } }[] } };
  const isThere = data.presence.some(({ person }) => person.id === world.parts.colleague);
  return isThere ? "ALLOW" : JSON.stringify(data);
}

/** Asks for the case by name, and for everything: both must say the same. */
async function watchBoth(stage: Stage, client: SocketClient, cell: Watched, caseId: string | undefined): Promise<string> {
  const { caseIds: _named, ...kinds } = filterOf(stage, cell, caseId) as { caseIds: unknown };
  client.send(openStream(stage, cell.what, "all", kinds));
  const ofNotes = cell.situation === OF_NOTES;
  const isMeant = (frame: Frame) => seenIn(frame)?.caseId === caseId && (!ofNotes || seenIn(frame)?.type === "INTERNAL_NOTE_ADDED");
  const inNamed = ofNotes ? await isHeardBefore(stage, client, "named", isMeant) : await isHeardFirst(client, isMeant);
  const inAll = await isHeardBefore(stage, client, "all", isMeant);
  if (inNamed !== inAll) return `named ${inNamed}, among all ${inAll}: ${JSON.stringify(client.frames.at(-1))}`;
  return inNamed ? "ALLOW" : "EMPTY";
}

const OF_NOTES = "note_for_people_inside";

/** The case; of a note its event, and what the marker tells everybody: a case that is seen, and of which nothing is told, keeps a stream silent. */
function filterOf({ marker }: Stage, { situation }: Watched, caseId: string | undefined): object {
  return situation === OF_NOTES
    ? { caseIds: [caseId, marker.caseId], types: ["INTERNAL_NOTE_ADDED", "CASE_FORWARDED"] }
    : { caseIds: [caseId] };
}

type IsMeant = (frame: Frame) => boolean;

/** Whether a stream tells the case at once, or else ends at once. */
async function isHeardFirst(client: SocketClient, isMeant: IsMeant): Promise<boolean> {
  const first = await client.hear((frame) => frame.id === "named" && ["next", "complete"].includes(frame.type));
  return isMeant(first);
}

/** Whether a stream tells what is meant before the marker, whose events come last. */
async function isHeardBefore({ marker }: Stage, client: SocketClient, id: string, isMeant: IsMeant): Promise<boolean> {
  await client.hear((frame) => frame.id === id && (frame.type === "error" || seenIn(frame)?.caseId === marker.caseId));
  return client.frames.some((frame) => frame.id === id && isMeant(frame));
}

interface Seen {
  caseId?: string;
  type?: string;
}

function seenIn({ payload }: Frame): Seen | undefined {
  const data = (payload as { data?: Record<string, Seen | null> } | undefined)?.data;
  return Object.values(data ?? {})[0] ?? undefined;
}
