import type { PersonId } from "../../src/domain/ids";
import type { Desk } from "./a-desk";
import { openSignedIn } from "./socket-client";

/** A mutation that somebody tries, by its field. */
export interface Knock {
  field: string;
  input: object;
}

/** Tries a mutation by one way, and answers every code that came of it; an accepted one answers `ACCEPTED`. */
export type Door = (desk: Desk, me: PersonId, knock: Knock) => Promise<string[]>;

const inputOf = (field: string) => `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
const TOLD = "{ event { id } userErrors { code } }";
const plain = ({ field }: Knock) => `mutation ($input: ${inputOf(field)}) { ${field}(input: $input) ${TOLD} }`;

interface Body {
  data?: Record<string, { event: object | null; userErrors: { code: string }[] } | null> | null;
  errors?: { extensions: { code: string } }[];
}

function codesOf({ data, errors }: Body): string[] {
  const told = Object.values(data ?? {}).flatMap((payload) => {
    if (payload === null) return [];
    return payload.event === null ? payload.userErrors.map(({ code }) => code) : ["ACCEPTED"];
  });
  return [...(errors ?? []).map(({ extensions }) => extensions.code), ...told];
}

async function send(
  desk: Desk,
  me: PersonId,
  more: { method?: string; query?: string; body?: object; headers?: object },
): Promise<string[]> {
  const response = await fetch(`${desk.address}/graphql${more.query ?? ""}`, {
    method: more.method ?? "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await desk.tokenOf(me)}`, ...more.headers },
    ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
  });
  return codesOf((await response.json()) as Body);
}

/** The ways to the same mutation, in the words of a test's title. */
export const DOORS = {
  plainly: (desk, me, knock) => send(desk, me, { body: { query: plain(knock), variables: { input: knock.input } } }),
  "under aliases, twice in one document": (desk, me, knock) => {
    const { field, input } = knock;
    const query = `mutation ($input: ${inputOf(field)}) { viewer: ${field}(input: $input) ${TOLD} again: ${field}(input: $input) ${TOLD} }`;
    return send(desk, me, { body: { query, variables: { input } } });
  },
  "inside fragments, with directives": (desk, me, { field, input }) => {
    const query = `mutation ($input: ${inputOf(field)}, $yes: Boolean = true) { ... @include(if: $yes) { ...hidden } }
      fragment hidden on Mutation { ... on Mutation @skip(if: false) { ${field}(input: $input) ${TOLD} } }`;
    return send(desk, me, { body: { query, variables: { input } } });
  },
  "chosen by name beside a harmless query": (desk, me, { field, input }) => {
    const query = `query Harmless { viewer { person { id } } } mutation Hidden($input: ${inputOf(field)}) { ${field}(input: $input) ${TOLD} }`;
    return send(desk, me, { body: { query, variables: { input }, operationName: "Hidden" } });
  },
  "in a batch": (desk, me, knock) => {
    const one = { query: plain(knock), variables: { input: knock.input } };
    return send(desk, me, { body: [one, one] });
  },
  "by GET": (desk, me, knock) => {
    const query = `?${new URLSearchParams({ query: plain(knock), variables: JSON.stringify({ input: knock.input }) })}`;
    return send(desk, me, { method: "GET", query, headers: { "apollo-require-preflight": "1" } });
  },
  "over a websocket": async (desk, me, knock) => {
    const client = await openSignedIn(`${desk.address.replace("http", "ws")}/graphql`, `Bearer ${await desk.tokenOf(me)}`);
    client.send({ type: "subscribe", id: "1", payload: { query: plain(knock), variables: { input: knock.input } } });
    const frame = await client.hear(({ id }) => id === "1");
    await client.end();
    return codesOf(frame.type === "next" ? (frame.payload as Body) : { errors: frame.payload as Body["errors"] });
  },
} satisfies Record<string, Door>;
