import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Handover } from "../../domain/absence";
import type { EventId, PersonId } from "../../domain/ids";
import { type OwnershipFacet, splitOff } from "../../domain/ownership";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, keepPersonInformed, lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { keepComposedBrief } from "./compose-brief";
import { findHalfDuties } from "./duty.store";
import { endSplit } from "./rejoin-ownership.command";

/** Talking to the customer of a case that another owns. */
export const contactDuty: DutyHolder = halfDuty("CONTACT");

/** Fixing a case that another owns. */
export const resolutionDuty: DutyHolder = halfDuty("RESOLUTION");

// Whom the plan names has it from then on, and else the owner: with a leave, for an afternoon and for good.
function halfDuty(facet: OwnershipFacet): DutyHolder {
  return {
    kind: `${facet}_OWNERSHIP`,
    held: (work, { personId }) => findHalfDuties(work, facet, personId),
    hand: (work, handover, occasion) => handHalf(work, facet, handover, occasion),
    end: async (work, { subjectId }, { personId }) => {
      const locked = await lockHalf(work, facet, subjectId, personId);
      if (locked !== null) await saveCase(work, (await endSplit(work, locked.row, null)).row, locked.now);
    },
  };
}

async function handHalf(
  work: UnitOfWork,
  facet: OwnershipFacet,
  { subjectId, toPersonId }: Handover,
  { personId }: Occasion,
): Promise<EventId | null> {
  const locked = await lockHalf(work, facet, subjectId, personId);
  if (locked === null) return null;
  const { row, now } = locked;
  const handed = toPersonId === row.ownerId ? await endSplit(work, row, null) : await passHalf(work, row, now, facet, toPersonId);
  await saveCase(work, handed.row, now);
  return handed.eventId;
}

async function passHalf(work: UnitOfWork, row: CaseRow, now: Date, facet: OwnershipFacet, toPersonId: PersonId) {
  const brief = await keepComposedBrief(work, { row, now, move: "COVERED", reason: { code: "ABSENCE", text: null } });
  const parted = splitOff(row, facet, toPersonId);
  const passed = appendChange(work, row, parted, "OWNERSHIP_SPLIT", {
    extras: { facet, answeredBy: parted.contactOwnerId, fixedBy: parted.resolutionOwnerId, briefId: brief.id },
  });
  await keepPersonInformed(work, row, holderOf(row, facet));
  return passed;
}

// The split may have ended, or the owner have become its holder, while this waited for the case.
async function lockHalf(
  work: UnitOfWork,
  facet: OwnershipFacet,
  caseId: string,
  personId: PersonId,
): Promise<{ row: CaseRow; now: Date } | null> {
  const locked = await lockCaseForSystem(work, caseId);
  if (locked === null || locked.row.ownerId === personId || holderOf(locked.row, facet) !== personId) return null;
  return locked;
}

function holderOf(row: CaseRow, facet: OwnershipFacet): PersonId {
  return facet === "CONTACT" ? row.contactOwnerId : row.resolutionOwnerId;
}
