import { caseId, type Inputs } from "./asking";
import { type Answered, among, ofCase, ofNode, type Reads, shown } from "./reading";

/** How the customer is answered and heard, and notes and presence are left. */
export const CONVERSATION_INPUTS: Inputs = {
  "Mutation.replyToCustomer": (asking) => ({ ...caseId(asking), text: "We look into it.", lastSeenEvent: asking.stood?.lastEventId }),
  "Mutation.addInternalNote": (asking) => ({
    ...caseId(asking),
    text: "Between us.",
    visibility: asking.cell.situation === "note_for_people_inside" ? "INTERNAL_ONLY" : "ALL_STAFF",
  }),
  "Mutation.recordCustomerMessage": (asking) => ({ ...caseId(asking), text: "It fails again.", channel: "EMAIL" }),
  "Mutation.recordResolutionAttempt": (asking) => ({ ...caseId(asking), what: "Turned it off and on.", outcome: "FAILED" }),
  "Mutation.confirmResolution": caseId,
  "Mutation.recordSatisfaction": (asking) => ({ ...caseId(asking), score: 4 }),
  "Mutation.setCustomerMood": (asking) => ({ ...caseId(asking), mood: "NEGATIVE" }),
  "Mutation.announcePresence": (asking) => ({ ...caseId(asking), kind: "VIEWING" }),
};

/** How what was said inside is read, and who is there. */
export const CONVERSATION_READS: Reads = {
  "Query.presence": ({ stood, world }) => ({
    query: "query($id: ID!) { presence(caseId: $id) { person { id } } }",
    variables: { id: stood.caseId },
    outcome: (data) => among(data.presence, ({ person }) => (person as Answered).id === world.parts.colleague),
  }),
  "Case.conversation": ofCase("conversation { totalCount nodes { id } }", ({ conversation }, { stood }) => {
    const { totalCount, nodes } = conversation as { totalCount: number; nodes: readonly Answered[] };
    if (totalCount !== nodes.length) throw new Error("it counts what it does not show");
    return among(nodes, ({ id }) => id === stood.noteId);
  }),
  "InternalNoteAdded.note": ofNode(
    "InternalNoteAdded",
    "note { id }",
    ({ stood }) => stood.lastEventId,
    ({ note }) => shown(note),
  ),
};
