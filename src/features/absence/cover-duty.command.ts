import type { DutyHolder } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { HeldDuty } from "../../domain/absence";
import type { EventId } from "../../domain/ids";
import { isId } from "../../domain/ids";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { findCoverRules, findSoleCovers } from "./cover.store";
import { setCover } from "./set-cover.command";

/** The standing covers that are somebody alone: who leaves for good hands them on. */
export const coverDuty: DutyHolder = {
  kind: "COVER",
  held: async (work, { kind, personId }) => (kind === "DEACTIVATION" ? (await findSoleCovers(work, personId)).map(dutyOf) : []),
  hand: (work, { subjectId, toPersonId }) => handCover(work, subjectId, toPersonId),
};

function dutyOf(subjectId: string): HeldDuty {
  return { kind: "COVER", subjectId, teamId: null, notTo: isId("per", subjectId) ? subjectId : null, heirs: [] };
}

async function handCover(work: UnitOfWork, subjectId: string, toPersonId: string): Promise<EventId | null | Refusal> {
  const [step] = (await findCoverRules(work)).get(subjectId) ?? [];
  if (step === undefined) return null;
  const subject = isId("per", subjectId) ? { personId: subjectId } : { teamId: subjectId };
  const set = await setCover(work, { ...subject, chain: [{ personId: toPersonId, thenTheirCover: step.thenTheirCover }] });
  return isRefusal(set) ? set : set.eventId;
}
