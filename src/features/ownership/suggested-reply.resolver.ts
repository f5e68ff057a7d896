import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type AwayReason, awayNotice } from "../../domain/absence";
import { isWorkingTime, nextShiftStart } from "../../domain/calendar";
import { isOpen } from "../../domain/case-facts";
import { standsIn } from "../../domain/ownership";
import type { Context } from "../../graphql/context";
import { absenceOfLoader } from "../absence/absence.loader";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { personLoader } from "../people/person.loader";
import { teamLoader } from "../people/team.loader";
import { workingHoursLoader } from "../people/working-hours.loader";
import { SuggestedReply } from "./suggested-reply.type";

/** Offers what could be said to a customer while the owner is not there. */
@Resolver(() => Case)
export class SuggestedReplyResolver {
  @FieldResolver(() => [SuggestedReply], {
    description:
      "Texts that wait for somebody to send them: an away notice, where the contact owner is away or their shift is over; outside their hours, under WAIT for every case, else for one on which nobody stands in.",
  })
  async suggestedReplies(@Root() row: CaseRow, @Ctx() context: Context): Promise<object[]> {
    if (!isOpen(row.status)) return [];
    const now = context.services.now();
    // Whoever acts for the owner answers the customer only where the owner would.
    const standInId = standsIn(row, now) && row.contactOwnerId === row.ownerId ? row.actingOwnerId : null;
    const away = await findAway(context, row, standInId !== null, now);
    const owner = await personLoader(context).load(row.contactOwnerId);
    if (away === null || owner === null) return [];
    const standIn = standInId === null ? null : await personLoader(context).load(standInId);
    const text = awayNotice({ ...away, ownerName: owner.name, standInName: standIn?.name ?? null, timeZone: owner.timeZone });
    return [{ text, because: away.because, nextUpdateBy: away.backAt }];
  }
}

async function findAway(
  context: Context,
  row: CaseRow,
  isStoodIn: boolean,
  now: Date,
): Promise<{ because: AwayReason; backAt: Date } | null> {
  const absence = await absenceOfLoader(context).load(row.contactOwnerId);
  if (absence?.state === "RUNNING" && absence.endsAt > now) return { because: "OWNER_AWAY", backAt: absence.endsAt };
  const team = await teamLoader(context).load(row.teamId);
  const hours = await workingHoursLoader(context).load(row.contactOwnerId);
  // Under the other rules whoever stands in works on as if the owner did.
  if ((isStoodIn && team?.atShiftEnd !== "WAIT") || hours === null || isWorkingTime(hours, now)) return null;
  const backAt = nextShiftStart(hours, now);
  return backAt === null ? null : { because: "OUTSIDE_WORKING_HOURS", backAt };
}
