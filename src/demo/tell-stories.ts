import { takePart } from "../db/participants";
import type { OpenWork } from "../db/run-unit-of-work";
import type { UnitOfWork } from "../db/unit-of-work";
import type { Channel, Impact, Urgency, Workaround } from "../domain/case-facts";
import type { ActorId, PersonId } from "../domain/ids";
import { openCase } from "../features/ownership/open-case.command";
import { participants } from "../list-participants";
import { actingAt } from "./acting-at";
import type { CategoryKey } from "./demo-categories";
import type { ContactName, LONE_CONTACT } from "./demo-customers";
import { accepted, type DemoDesk, the } from "./demo-desk";
import type { FirstName, TeamName } from "./demo-people";
import { HOUR_MS, type Step, type Told } from "./steps";

/** A case of the demo desk: how it was opened, and what happened since. */
export interface Story {
  subject: string;
  hoursAgo: number;
  openedBy: FirstName;
  category: CategoryKey;
  team: TeamName;
  channel: Channel;
  /** Left out: nobody knows who it is for. */
  contact?: ContactName | typeof LONE_CONTACT.name;
  /** Left out: NOT_URGENT, NORMAL, NONE. */
  urgency?: Urgency;
  impact?: Impact;
  workaround?: Workaround;
  supportTier?: number;
  productLine?: string;
  tags?: readonly string[];
  since: readonly Step[];
}

const SYSTEM = "system:clock";

/**
 * Lets the stories happen, all steps of all of them in the order of their time.
 *
 * So the log reads as one life of the desk. Each step is the command that the person would have given; a refusal is a mistake of the story.
 */
export async function tellStories(work: OpenWork, stories: readonly Story[], desk: DemoDesk, now: Date): Promise<void> {
  const happenings = stories.flatMap((story) => {
    const told: Told = {
      desk,
      caseId: "case_",
      contactId: story.contact === undefined ? null : the(desk.contacts, story.contact),
      offerId: "",
      taskId: "",
      proposalId: "",
    };
    return [opening(story), ...story.since].map((step) => ({ step, told, story }));
  });
  happenings.sort((one, other) => other.step.hoursAgo - one.step.hoursAgo);
  for (const { step, told, story } of happenings) {
    const instant = new Date(now.getTime() - step.hoursAgo * HOUR_MS);
    const acting = actingAt(work, await actorOf(work, step.by, told), instant);
    accepted(await step.act(acting, told), `a step of “${story.subject}” ${step.hoursAgo} hours ago`);
    await settle(work, acting);
  }
}

/** What a commit does: whoever takes part answers at the same instant of the past, and the next step finds everything in the log. */
export async function settle(work: OpenWork, acting: UnitOfWork): Promise<void> {
  await takePart(participants, { ...acting, pending: work.pending }, 0);
  await work.flush();
}

function opening(story: Story): Step {
  return {
    hoursAgo: story.hoursAgo,
    by: story.openedBy,
    async act(work, told) {
      const opened = await openCase(work, {
        subject: story.subject,
        channel: story.channel,
        categoryKey: story.category,
        teamId: the(told.desk.teams, story.team),
        accountId: null,
        contactId: told.contactId,
        urgency: story.urgency ?? "NOT_URGENT",
        impact: story.impact ?? "NORMAL",
        workaround: story.workaround ?? "NONE",
        priority: null,
        productLine: story.productLine ?? null,
        supportTier: story.supportTier ?? null,
        tags: story.tags ?? [],
        nextStep: null,
      });
      if ("caseId" in opened) told.caseId = opened.caseId;
      return opened;
    },
  };
}

async function actorOf(work: UnitOfWork, by: Step["by"], { desk, caseId }: Told): Promise<ActorId> {
  if (by === "SYSTEM") return SYSTEM;
  if (by !== "OWNER" && by !== "CONTACT_OWNER") return the(desk.people, by);
  const [row] = await work.query<{ ownerId: PersonId; contactOwnerId: PersonId }>(
    `select owner_id as "ownerId", contact_owner_id as "contactOwnerId" from cases where id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error("a story goes on before its case was opened");
  return by === "OWNER" ? row.ownerId : row.contactOwnerId;
}
