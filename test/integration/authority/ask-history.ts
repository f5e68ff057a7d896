import { type Answered, allowed, among, ofCase, type Reads } from "./reading";

/** How a case's past and the log are read. */
export const HISTORY_READS: Reads = {
  "Query.logCursor": () => ({ query: "{ logCursor }", variables: {}, outcome: (data) => allowed(typeof data.logCursor === "string") }),
  "Query.events": ({ stood, situation }) => ({
    query: "query($ids: [ID!], $types: [EventType!]) { events(filter: { caseIds: $ids, types: $types }) { totalCount nodes { caseId } } }",
    variables: { ids: [stood.caseId], types: situation === "note_for_people_inside" ? ["INTERNAL_NOTE_ADDED"] : null },
    outcome: (data) => {
      const { totalCount, nodes } = data.events as { totalCount: number; nodes: readonly Answered[] };
      const seen = among(nodes, ({ caseId }) => caseId === stood.caseId);
      return seen === "EMPTY" && totalCount > 0 ? allowed(false) : seen;
    },
  }),
  "Case.timeline": (asked) => {
    const type = asked.situation === "note_for_people_inside" ? "INTERNAL_NOTE_ADDED" : "CASE_OPENED";
    return ofCase(`timeline(types: [${type}]) { totalCount nodes { type } }`, ({ timeline }) => {
      const { totalCount, nodes } = timeline as { totalCount: number; nodes: readonly Answered[] };
      if (totalCount !== nodes.length) throw new Error("it counts what it does not show");
      return among(nodes, (event) => event.type === type);
    })(asked);
  },
  "Case.lastEvent": ofCase("lastEvent { id }", ({ lastEvent }, { stood }) =>
    (lastEvent as Answered).id === stood.lastEventId ? "ALLOW" : "NULL",
  ),
  "Case.asOf": ofCase('asOf(at: "2190-01-01T00:00:00Z") { owner { id } status }', ({ asOf }) => allowed(asOf !== null)),
  "CaseSnapshot.lastEventId": ofCase('asOf(at: "2190-01-01T00:00:00Z") { lastEventId }', ({ asOf }, { stood }) =>
    (asOf as Answered).lastEventId === stood.lastEventId ? "ALLOW" : "NULL",
  ),
};
