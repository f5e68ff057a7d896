import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { HeldDuty } from "../../domain/absence";
import { type Refusal, refuse } from "../../domain/refusal";

/** Everything that a locked person holds, of every kind. */
export async function findDuties(work: UnitOfWork, holders: readonly DutyHolder[], occasion: Occasion): Promise<HeldDuty[]> {
  const duties: HeldDuty[] = [];
  for (const holder of holders) duties.push(...(await holder.held(work, occasion)));
  return duties;
}

const SHOWN = 100;

/** Refuses what would leave something behind, with the first hundred of it. */
export function dutiesOutstanding(outstanding: readonly HeldDuty[], path: readonly string[]): Refusal {
  const details = { outstanding: outstanding.slice(0, SHOWN).map(({ kind, subjectId }) => ({ kind, subjectId })) };
  const things = `${outstanding.length} ${outstanding.length === 1 ? "thing" : "things"}`;
  return refuse("DUTIES_OUTSTANDING", `They still hold ${things} that nobody would take.`, { path, details });
}
