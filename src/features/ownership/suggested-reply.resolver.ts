import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type AwayReason, awayNotice } from "../../domain/absence";
import { isWorkingTime, nextShiftStart } from "../../domain/calendar";
import { isOpen } from "../../domain/case-facts";
import { standsIn } from "../../domain/ownership";
import type { Context } from "../../graphql/context";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { absenceOfLoader } from "../people/absence.loader";
import { personLoader } from "../people/person.loader";
import { teamLoader } from "../people/team.loader";
import { workingHoursLoader } from "../people/working-hours.loader";
import { SuggestedReply } from "./suggested-reply.type";

/** Offers what could be said to a customer while the owner is not there. */
@Resolver(() => Case)
export class SuggestedReplyResolver {
  @FieldResolver(() => [SuggestedReply], {
    description: "Texts that wait for somebody to send them: an away notice, where the owner is away or, under WAIT, their shift is over.",
  })
  async suggestedReplies(@Root() row: CaseRow, @Ctx() context: Context): Promise<object[]> {
    if (!isOpen(row.status)) return [];
    const now = context.services.now();
    const away = await findAway(context, row, now);
    const owner = await personLoader(context).load(row.ownerId);
    if (away === null || owner === null) return [];
    const standIn = row.actingOwnerId !== null && standsIn(row, now) ? await personLoader(context).load(row.actingOwnerId) : null;
    const text = awayNotice({ ...away, ownerName: owner.name, standInName: standIn?.name ?? null, timeZone: owner.timeZone });
    return [{ text, because: away.because, nextUpdateBy: away.backAt }];
  }
}

async function findAway(context: Context, row: CaseRow, now: Date): Promise<{ because: AwayReason; backAt: Date } | null> {
  const absence = await absenceOfLoader(context).load(row.ownerId);
  if (absence?.state === "RUNNING" && absence.endsAt > now) return { because: "OWNER_AWAY", backAt: absence.endsAt };
  const team = await teamLoader(context).load(row.teamId);
  const hours = await workingHoursLoader(context).load(row.ownerId);
  if (team?.atShiftEnd !== "WAIT" || hours === null || isWorkingTime(hours, now)) return null;
  const backAt = nextShiftStart(hours, now);
  return backAt === null ? null : { because: "OUTSIDE_WORKING_HOURS", backAt };
}
