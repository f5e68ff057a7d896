import { DateTime } from "luxon";

export const AWAY_REASONS = ["OWNER_AWAY", "OUTSIDE_WORKING_HOURS"] as const;
/** Why an away notice is offered. */
export type AwayReason = (typeof AWAY_REASONS)[number];

/** What an away notice says. */
export interface AwayFacts {
  because: AwayReason;
  ownerName: string;
  /** Who acts for them; `null`: nobody does. */
  standInName: string | null;
  backAt: Date;
  /** The zone in which the return is told. */
  timeZone: string;
}

/** The words of an away notice for a customer; it promises nothing but when the owner is back. */
export function awayNotice({ because, ownerName, standInName, backAt, timeZone }: AwayFacts): string {
  const back = DateTime.fromJSDate(backAt, { zone: timeZone }).setLocale("en-GB").toFormat("cccc d LLLL yyyy, HH:mm");
  const why = because === "OWNER_AWAY" ? `${ownerName} is away until` : `${ownerName}’s working day is over and goes on`;
  const meanwhile = standInName === null ? "" : ` Until then ${standInName} looks after your case.`;
  return `Thank you for your message. ${why} ${back} (${timeZone}).${meanwhile}`;
}
