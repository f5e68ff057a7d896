import type { AuthorityCell } from "../../decisions/read-authority";
import { type Asking, caseId, FAR_AHEAD, type Inputs } from "./asking";
import type { AuthorityWorld } from "./authority-world";
import { type Answered, type Asked, allowed, among, byId, ofCase, one, type Reads } from "./reading";

/** How the verbs of a case itself are asked. */
export const CASE_INPUTS: Inputs = {
  "Mutation.openCase": ({ cell, world }) => ({
    subject: "It does not work",
    channel: "EMAIL",
    categoryKey: "BUG",
    urgency: "NOT_URGENT",
    impact: "NORMAL",
    teamId: teamToOpenFor(cell, world),
  }),
  "Mutation.classifyCase": (asking) => ({ ...caseId(asking), categoryKey: "BILLING" }),
  "Mutation.setCaseStatus": (asking) => ({ ...caseId(asking), status: statusAsked(asking.cell) }),
  "Mutation.resolveCase": (asking) => ({ ...caseId(asking), resolution: "Turned it on." }),
  "Mutation.closeCase": caseId,
  "Mutation.setNextStep": (asking) => ({ ...caseId(asking), nextStep: { ...stepActor(asking), what: "Call back.", dueAt: FAR_AHEAD } }),
  "Mutation.tagCase": (asking) => ({ ...caseId(asking), add: ["hot"] }),
};

function teamToOpenFor({ who, situation }: AuthorityCell, world: AuthorityWorld): string {
  const inTeam = who === "EXTERNAL_TEAM_AGENT" || who === "LEAD";
  if (situation === "for_own_team") return inTeam ? world.team : world.otherTeam;
  if (situation === "for_another_team") return inTeam ? world.otherTeam : world.team;
  return world.team;
}

function statusAsked({ situation }: AuthorityCell): string {
  if (situation === "to_waiting_on_customer") return "WAITING_ON_CUSTOMER";
  return situation === "from_waiting_on_customer" ? "OPEN" : "WAITING_ON_INTERNAL";
}

function stepActor({ cell, stood, world }: Asking): object {
  return cell.situation === "next_step_of_customer" ? { contactId: world.contact } : { personId: stood?.resolutionOwner };
}

function nodeOf({ situation, world, stood }: Asked): string {
  if (situation === "id_of_account") return world.account;
  if (situation === "id_of_contact") return world.contact;
  if (situation === "note_for_people_inside") return stood.noteId;
  return situation === "id_of_person" ? world.parts.colleague : stood.caseId;
}

/** How what a case shows of itself is read. */
export const CASE_READS: Reads = {
  "Query.node": byId("node", nodeOf),
  "Query.nodes": (asked) => ({
    query: "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
    variables: { ids: [nodeOf(asked)] },
    outcome: (data) => one({ node: (data.nodes as readonly unknown[])[0] }, "node", nodeOf(asked)),
  }),
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
  "Case.account": ofCase("account { id }", (found) => allowed(found.account !== null)),
  "Case.contact": ofCase("contact { id }", (found) => allowed(found.contact !== null)),
  "Case.context": ofCase("context { account { id } customerContactsInDays lastCases { id } }", (found) => allowed(found.context !== null)),
  "Case.viewerCan": ofCase("viewerCan { tag whyNot(right: CLOSE) { code } } viewerRelations", (found) => allowed(found.viewerCan !== null)),
};
