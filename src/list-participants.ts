import type { Participants } from "./db/participants";
import { endDelegationWithContact } from "./features/collaboration/end-delegation-with-contact.command";
import { settleAtClose } from "./features/collaboration/settle-at-close.command";
import { followCalendar, followCalendarChoice } from "./features/ownership/arm-shift-end.command";
import { coverAwayOwner, coverUrgentCase } from "./features/ownership/cover-away-owner.command";
import { followQueue } from "./features/ownership/follow-queue.command";
import { releaseLeaver } from "./features/ownership/release-leaver.command";
import { releaseOnLeave } from "./features/ownership/release-on-leave.command";
import { settleEnding } from "./features/ownership/settle-ending.command";

/** Who takes part in what, inside the transaction in which it happens: they may add to it, and never refuse. */
export const participants: Participants = {
  CASE_STATUS_CHANGED: [settleEnding, settleAtClose],
  CASE_CLASSIFIED: [followQueue, coverUrgentCase],
  CASE_OPENED: [coverAwayOwner],
  CASE_REOPENED: [coverAwayOwner],
  CUSTOMER_MESSAGE_RECORDED: [coverUrgentCase],
  OWNERSHIP_CHANGED: [endDelegationWithContact, coverAwayOwner],
  OWNERSHIP_SPLIT: [endDelegationWithContact],
  OWNERSHIP_REJOINED: [endDelegationWithContact, coverAwayOwner],
  PERSON_DEACTIVATED: [releaseLeaver, followCalendarChoice],
  PERSON_CHANGED: [followCalendarChoice],
  TEAM_CHANGED: [followCalendarChoice],
  CALENDAR_CHANGED: [followCalendar],
  ABSENCE_CHANGED: [releaseOnLeave],
};
