import { leave, standIn } from "./owning-steps";
import { force, resolve, status, take } from "./steps";
import { attempt, hear, reply } from "./talking-steps";
import type { Story } from "./tell-stories";

/** People go away and come back, and every case keeps an owner and somebody who answers. */
export const AWAY_STORIES: readonly Story[] = [
  {
    subject: "The tax rate on our membership fee is wrong",
    hoursAgo: 31,
    openedBy: "Ana",
    category: "REFUND_EXCEPTION",
    team: "Billing",
    channel: "EMAIL",
    contact: "Lena Fox",
    supportTier: 2,
    since: [
      take(30, "Mei"),
      status(29, "WAITING_ON_INTERNAL", { who: "Noor", what: "Say which rate applies to health courses.", inHours: 60 }),
      leave(6, "Mei", { inHours: 0, forHours: 66 }),
      hear(5, "Our accountant needs an answer this week.", "EMAIL", "Liam"),
      reply(4.5, "I answer for Mei until Wednesday. You hear from us tomorrow.", { by: "Liam", nextWordInHours: 24 }),
    ],
  },
  {
    subject: "Which release carries the new calendar view?",
    hoursAgo: 25,
    openedBy: "Ana",
    category: "ROADMAP_QUESTION",
    team: "Engineering",
    channel: "WEB",
    contact: "Lena Fox",
    workaround: "PARTIAL",
    since: [
      force(24, "Jonas", "Pavel", { code: "EXPERTISE", text: "He builds it." }),
      status(23, "OPEN"),
      leave(2, "Pavel", { inHours: 96, forHours: 120, instead: "Kavya" }),
    ],
  },
  {
    subject: "The studio's door code changed over night",
    hoursAgo: 9.5,
    openedBy: "Una",
    category: "TECHNICAL_QUESTION",
    team: "Night desk",
    channel: "PHONE",
    contact: "Yuki Arden",
    urgency: "URGENT",
    productLine: "Doors",
    tags: ["night"],
    since: [
      attempt(9, "Sent the new code to the studio's own phone.", "WORKED"),
      resolve(8.5, "The code is changed at midnight for everybody; the studio has the new one."),
      hear(1.2, "It is locked again, and a class begins in an hour.", "PHONE"),
    ],
  },
  {
    subject: "We open a second house and need both calendars in one",
    hoursAgo: 12.5,
    openedBy: "Quinn",
    category: "TECHNICAL_QUESTION",
    team: "Onboarding",
    channel: "WEB",
    contact: "Tom Becker",
    workaround: "PARTIAL",
    since: [
      status(12, "OPEN"),
      standIn(3.5, "Noor", 8, { code: "WORKLOAD", text: "I am in a training until the evening." }),
      reply(3.2, "Both houses can share a calendar; I set it up with you this afternoon.", { by: "Noor" }),
    ],
  },
];
