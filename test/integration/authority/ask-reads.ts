import type { AuthorityCell } from "../../decisions/read-authority";
import type { AuthorityWorld } from "./authority-world";
import type { StoodUp } from "./stand-up-case";

/** What a read answers of the thing that its cell is about. */
export type ReadOutcome = "ALLOW" | "NULL" | "EMPTY";

/** A query, and how its answer is read. */
export interface Read {
  query: string;
  variables: object;
  outcome(data: Answered): ReadOutcome;
}

/** An answer before anybody knows its shape. */
export type Answered = { readonly [name: string]: unknown };

type Asked = Pick<AuthorityCell, "situation"> & { world: AuthorityWorld; stood: StoodUp; me: string | null };

function one(data: Answered, name: string, id: string): ReadOutcome {
  const found = data[name] as { id: string } | null;
  if (found === null) return "NULL";
  if (found.id !== id) throw new Error(`${name} answered another thing: ${found.id}`);
  return "ALLOW";
}

function among(list: unknown, has: (entry: Answered) => boolean): ReadOutcome {
  const entries = list as readonly Answered[];
  if (entries.some(has)) return "ALLOW";
  if (entries.length > 0) throw new Error("the list holds other things than were asked for");
  return "EMPTY";
}

function ofCase(field: string, read: (found: Answered) => ReadOutcome): (asked: Asked) => Read {
  return ({ stood }) => ({
    query: `query($id: ID!) { case(id: $id) { ${field} } }`,
    variables: { id: stood.caseId },
    outcome: (data) => (data.case === null ? "NULL" : read(data.case as Answered)),
  });
}

function byId(name: string, idOf: (asked: Asked) => string): (asked: Asked) => Read {
  return (asked) => ({
    query: `query($id: ID!) { ${name}(id: $id) { id } }`,
    variables: { id: idOf(asked) },
    outcome: (data) => one(data, name, idOf(asked)),
  });
}

function list(query: string, name: string): () => Read {
  const entriesOf = (found: unknown) => (Array.isArray(found) ? found : (found as Answered).nodes);
  return () => ({ query, variables: {}, outcome: (data) => among(entriesOf(data[name]), () => true) });
}

function nodeOf({ situation, world, stood }: Asked): string {
  if (situation === "id_of_account") return world.account;
  if (situation === "id_of_contact") return world.contact;
  return situation === "id_of_person" ? world.parts.colleague : stood.caseId;
}

const allowed = (is: boolean): ReadOutcome => {
  if (!is) throw new Error("the field answered nothing");
  return "ALLOW";
};

/** How each readable field is asked in a cell's situation. */
export const READS: { readonly [field: string]: (asked: Asked) => Read } = {
  "Query.node": byId("node", nodeOf),
  "Query.nodes": ({ stood }) => ({
    query: "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
    variables: { ids: [stood.caseId] },
    outcome: (data) => one({ node: (data.nodes as readonly unknown[])[0] }, "node", stood.caseId),
  }),
  "Query.viewer": ({ me }) => ({
    query: "{ viewer { person { id } actor { __typename } } }",
    variables: {},
    outcome: (data) => allowed((data.viewer as { person: { id: string } }).person.id === me),
  }),
  "Query.logCursor": () => ({ query: "{ logCursor }", variables: {}, outcome: (data) => allowed(typeof data.logCursor === "string") }),
  "Query.events": ({ stood }) => ({
    query: "query($ids: [ID!]) { events(filter: { caseIds: $ids }) { totalCount nodes { caseId } } }",
    variables: { ids: [stood.caseId] },
    outcome: (data) => {
      const { totalCount, nodes } = data.events as { totalCount: number; nodes: readonly Answered[] };
      const seen = among(nodes, ({ caseId }) => caseId === stood.caseId);
      return seen === "EMPTY" && totalCount > 0 ? allowed(false) : seen;
    },
  }),
  "Query.person": byId("person", ({ world }) => world.parts.colleague),
  "Query.people": list("{ people(first: 5) { nodes { id } } }", "people"),
  "Query.team": byId("team", ({ world }) => world.team),
  "Query.teams": list("{ teams { id } }", "teams"),
  "Query.authorityLevels": list("{ authorityLevels { key } }", "authorityLevels"),
  "Query.account": byId("account", ({ world }) => world.account),
  "Query.accounts": list("{ accounts { nodes { id } } }", "accounts"),
  "Query.contact": byId("contact", ({ world }) => world.contact),
  "Query.categories": list("{ categories { key } }", "categories"),
  "Query.case": byId("case", ({ stood }) => stood.caseId),
  "Query.caseByNumber": ({ stood }) => ({
    query: "query($number: Int!) { caseByNumber(number: $number) { id } }",
    variables: { number: stood.number },
    outcome: (data) => one(data, "caseByNumber", stood.caseId),
  }),
  "Query.cases": ({ stood }) => ({
    query: "query($mark: Code!) { cases(filter: { sourceReference: $mark }) { totalCount nodes { id } } }",
    variables: { mark: stood.mark },
    outcome: (data) => {
      const { totalCount, nodes } = data.cases as { totalCount: number; nodes: readonly Answered[] };
      const seen = among(nodes, ({ id }) => id === stood.caseId);
      return seen === "EMPTY" && totalCount > 0 ? allowed(false) : seen;
    },
  }),
  "Query.myInbox": () => ({
    query: "{ myInbox { offers { id } cases { nodes { id } } } }",
    variables: {},
    outcome: (data) => allowed(data.myInbox !== null),
  }),
  "Case.account": ofCase("account { id }", (found) => allowed(found.account !== null)),
  "Case.contact": ofCase("contact { id }", (found) => allowed(found.contact !== null)),
  "Case.context": ofCase("context { account { id } customerContactsInDays lastCases { id } }", (found) => allowed(found.context !== null)),
  "Case.timeline": ofCase("timeline { nodes { type } }", (found) =>
    among((found.timeline as Answered).nodes, ({ type }) => type === "CASE_OPENED"),
  ),
  "Case.handoffBriefs": ofCase("handoffBriefs { situation }", (found) =>
    among(found.handoffBriefs, ({ situation }) => situation === "It stands."),
  ),
  "Case.viewerCan": ofCase("viewerCan { tag whyNot(right: CLOSE) { code } } viewerRelations", (found) => allowed(found.viewerCan !== null)),
  "Person.email": ({ world }) => ({
    query: "query($id: ID!) { person(id: $id) { email } }",
    variables: { id: world.parts.colleague },
    outcome: (data) => allowed(/@example\.test$/.test((data.person as { email: string }).email)),
  }),
  "Account.contacts": ofCase("account { contacts { id } }", (found) =>
    among((found.account as Answered).contacts, (entry) => typeof entry.id === "string"),
  ),
};
