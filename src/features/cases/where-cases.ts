import { idsAmong } from "../../domain/ids";
import type { PersonStanding } from "../../domain/permissions";

/** Which cases somebody asks for; each field left out means all, fields combine with and. */
export interface CaseCriteria {
  ownerIds?: readonly string[] | null;
  collaboratorIds?: readonly string[] | null;
  teamIds?: readonly string[] | null;
  accountIds?: readonly string[] | null;
  contactIds?: readonly string[] | null;
  accountTiers?: readonly string[] | null;
  statuses?: readonly string[] | null;
  open?: boolean | null;
  severities?: readonly string[] | null;
  priorities?: readonly string[] | null;
  categoryKeys?: readonly string[] | null;
  supportTiers?: readonly number[] | null;
  slaTiers?: readonly string[] | null;
  tags?: readonly string[] | null;
  untaken?: boolean | null;
  ownerAway?: boolean | null;
  needsReply?: boolean | null;
  opened?: { from: Date; until: Date } | null;
  sourceReference?: string | null;
  /** Owned, acted for, answered or fixed by this person. */
  heldBy?: string;
}

/** Conditions in SQL with the values that stand in them. */
export class Conditions {
  readonly texts: string[] = [];
  readonly values: unknown[] = [];
  /** Alternatives of which exactly one holds for each case that is meant, the usual one first: each is read by its own index. */
  branches: readonly string[] = ["true"];

  /** Adds a condition; `$?` stands for the value. */
  add(text: string, value: unknown): void {
    this.texts.push(text.replaceAll("$?", this.hold(value)));
  }

  /** The value's placeholder. */
  hold(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Everything that must hold, once for each alternative. */
  get wheres(): string[] {
    return this.branches.map((branch) => [branch, ...this.texts].join(" and "));
  }

  /** The statement that counts the cases. */
  get count(): string {
    return `select (${this.wheres.map((where) => `(select count(*) from cases c where ${where})`).join(" + ")})::integer as count`;
  }
}

const LISTS: { readonly [N in keyof CaseCriteria]: string } = {
  ownerIds: "c.owner_id = any($?)",
  collaboratorIds: `exists (select from case_relations r where r.case_id = c.id and r.person_id = any($?) and r.person_id <> c.owner_id and r.relation = 'COLLABORATOR' and r.until > steward_now())`,
  teamIds: "c.team_id = any($?)",
  accountIds: "c.account_id = any($?)",
  contactIds: "c.contact_id = any($?)",
  accountTiers: "c.account_id in (select a.id from accounts a where a.account_tier = any($?))",
  statuses: "c.status = any($?)",
  severities: "c.severity = any($?)",
  priorities: "c.priority = any($?)",
  categoryKeys: "c.category_key = any($?)",
  supportTiers: "c.support_tier = any($?)",
  slaTiers: "c.sla_tier = any($?)",
  tags: "c.tags @> $?",
  sourceReference: "c.source_reference = $?",
};

const OPEN = "c.status not in ('RESOLVED', 'CLOSED')";

// The same sentence as where it is asked who is available.
const isAway = (person: string) =>
  `exists (select from absences a where a.person_id = ${person} and a.state = 'RUNNING' and a.ends_at > steward_now())`;
const OWNER_AWAY = `(${isAway("c.owner_id")} or ${isAway("c.contact_owner_id")})`;

/**
 * The conditions of a list of cases for one viewer.
 *
 * An external agent's own visibility is part of the question, so that neither pages nor counts tell of cases that do not exist for them.
 */
export function whereCases(viewer: PersonStanding, criteria: CaseCriteria): Conditions {
  const conditions = new Conditions();
  for (const [name, text] of Object.entries(LISTS)) {
    const value = criteria[name as keyof CaseCriteria];
    if (value !== undefined && value !== null) conditions.add(text, name.endsWith("Ids") ? idsAmong(value as readonly string[]) : value);
  }
  if (criteria.open !== undefined && criteria.open !== null) conditions.texts.push(criteria.open ? OPEN : `not (${OPEN})`);
  if (criteria.untaken !== undefined && criteria.untaken !== null) conditions.add("c.untaken = $?", criteria.untaken);
  if (criteria.needsReply !== undefined && criteria.needsReply !== null)
    conditions.texts.push(criteria.needsReply ? "c.needs_reply" : "not c.needs_reply");
  if (criteria.ownerAway !== undefined && criteria.ownerAway !== null) conditions.add(`${OWNER_AWAY} = $?`, criteria.ownerAway);
  if (criteria.opened !== undefined && criteria.opened !== null) {
    conditions.add("c.opened_at >= $?", criteria.opened.from);
    conditions.add("c.opened_at < $?", criteria.opened.until);
  }
  if (criteria.heldBy !== undefined) {
    conditions.branches = heldBy(conditions.hold(criteria.heldBy));
  }
  if (viewer.external) addVisibility(conditions, viewer);
  return conditions;
}

// One "or" over the four would read every open case; apart, each comes from its index, and none twice.
function heldBy(me: string): string[] {
  return [
    `c.owner_id = ${me}`,
    `c.contact_owner_id = ${me} and c.contact_owner_id <> c.owner_id`,
    `c.resolution_owner_id = ${me} and c.resolution_owner_id <> c.owner_id and c.contact_owner_id <> ${me}`,
    `c.id in (select r.case_id from case_relations r where r.person_id = ${me} and r.relation = 'ACTING_OWNER' and r.until > steward_now())
      and ${me} not in (c.owner_id, c.contact_owner_id, c.resolution_owner_id)`,
  ];
}

function addVisibility(conditions: Conditions, viewer: PersonStanding): void {
  const me = conditions.hold(viewer.id);
  const teams = conditions.hold([...viewer.memberOf, ...viewer.leaderOf]);
  conditions.texts.push(
    `(c.team_id = any(${teams}) or ${me} in (c.owner_id, c.contact_owner_id, c.resolution_owner_id)
      or exists (select from case_relations r where r.case_id = c.id and r.person_id = ${me} and r.until > steward_now()))`,
  );
}
