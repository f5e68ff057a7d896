import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Channel, Impact, Priority, Urgency, Workaround } from "../../domain/case-facts";
import { firstStepDueAt } from "../../domain/case-steps";
import { chooseModel } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { priorityFrom, severityOf } from "../../domain/severity";
import { changeTags, exceedsTagLimit, TAG_LIMIT } from "../../domain/tags";
import { addCase } from "../cases/add-case.command";
import type { CaseRow } from "../cases/case-row.type";
import { findCategory } from "../customers/find-category.command";
import { findCustomer } from "../customers/find-customer.command";
import { standingOfPerson } from "../people/find-standing.command";
import { chooseTeam } from "./choose-team";
import { holdFirstOwner } from "./hold-first-owner";
import type { MovedRefs } from "./moved-refs";
import { beginInterval } from "./ownership.store";

/** A case to open; the owner is chosen by the ownership model, never by the caller. */
export interface OpenCase {
  subject: string;
  channel: Channel;
  categoryKey: string;
  teamId: string | null;
  accountId: string | null;
  contactId: string | null;
  urgency: Urgency;
  impact: Impact;
  workaround: Workaround;
  priority: Priority | null;
  productLine: string | null;
  supportTier: number | null;
  tags: readonly string[];
  nextStep: { what: string; dueAt: Date } | null;
}

/**
 * Opens a case with its owner.
 *
 * Law: every case has exactly one owner at every instant from its creation.
 */
export async function openCase(work: UnitOfWork, input: OpenCase): Promise<MovedRefs | Refusal> {
  const opener = await standingOfPerson(work, work.actor);
  if (opener === null) return refuse("NOT_FOUND", "There is no such person.");
  const category = await findCategory(work, input.categoryKey);
  if (category === null) return refuse("CATEGORY_UNKNOWN", "There is no such category.", { path: ["categoryKey"] });
  const team = await chooseTeam(work, opener, input.teamId, category);
  if (isRefusal(team)) return team;
  const customer = await findCustomer(work, input.accountId, input.contactId);
  if (isRefusal(customer)) return customer;
  const { tags } = changeTags([], input.tags, []);
  if (exceedsTagLimit(tags)) return refuse("TAG_LIMIT_REACHED", `A case carries at most ${TAG_LIMIT} tags.`, { path: ["tags"] });

  const supportTier = input.supportTier ?? (category.handling === "FRONTLINE" ? 1 : 2);
  const chosenModel = chooseModel({
    accountTier: customer.accountTier,
    handling: category.handling,
    supportTier,
    teamModel: team.defaultModel,
  });
  const chosen = await holdFirstOwner(work, chosenModel.model, team.id, customer.accountId);

  const now = await work.now();
  if (input.nextStep !== null && input.nextStep.dueAt < now)
    return refuse("IN_THE_PAST", "A next step is due in the future.", { path: ["nextStep", "dueAt"] });
  const severity = severityOf(input.urgency, input.impact, input.workaround);
  const priority = input.priority ?? priorityFrom(severity);
  const openedAt = now.toISOString();
  const row: Omit<CaseRow, "number"> = {
    id: newId("case"),
    revision: 1,
    lastSequence: 0,
    sourceReference: null,
    subject: input.subject,
    channel: input.channel,
    status: "NEW",
    urgency: input.urgency,
    impact: input.impact,
    workaround: input.workaround,
    severity,
    priority,
    priorityDefaulted: input.priority === null,
    categoryKey: category.key,
    productLine: input.productLine,
    supportTier,
    slaTier: customer.accountTier === "VIP" || customer.accountTier === "ENTERPRISE" ? "PREMIER" : "STANDARD",
    tags,
    teamId: team.id,
    accountId: customer.accountId,
    contactId: customer.contactId,
    ownershipModel: chosenModel.model,
    ownerId: chosen.ownerId,
    ownershipNumber: 1,
    ownerSince: openedAt,
    contactOwnerId: chosen.ownerId,
    resolutionOwnerId: chosen.ownerId,
    untaken: chosen.untaken,
    actingOwnerId: null,
    actingUntil: null,
    needsReply: false,
    mood: null,
    nextStepWhat: input.nextStep?.what ?? "Read the case and answer the customer.",
    nextStepActorId: chosen.ownerId,
    nextStepDueAt: (input.nextStep?.dueAt ?? firstStepDueAt(priority, now)).toISOString(),
    resolution: null,
    openedAt,
    resolvedAt: null,
    closedAt: null,
    updatedAt: openedAt,
  };
  const opened = await addCase(work, row, { chosenBy: `${chosenModel.rule}/${chosen.rule}`, imported: false });
  await beginInterval(work, {
    caseId: row.id,
    number: 1,
    personId: chosen.ownerId,
    since: openedAt,
    move: "OPENED",
    reasonCode: null,
    briefId: null,
  });
  return { caseId: row.id, eventId: opened.eventId };
}
