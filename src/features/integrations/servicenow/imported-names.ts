import { createHash } from "node:crypto";
import { isTag } from "../../../domain/tags";

/** The category that every imported case has; what the source called it lies in the tags. */
export const IMPORTED_CATEGORY = "IMPORTED";
/** The team of what the source gave to no group. */
export const IMPORTED_TEAM = "Imported";
/** Who owns the category, and what no group had. */
export const IMPORT_STEWARD = "Import Steward";

const DOMAIN = "imported.invalid";
const LONGEST_LOCAL_PART = 60;
const LONGEST_TAG = 40;

/** The name of the team that stands for a group of the source. */
export function teamName(group: string | null): string {
  return group ?? IMPORTED_TEAM;
}

/** The name of the person made to own what nobody of a group has taken. */
export function stewardName(group: string | null): string {
  return group === null ? IMPORT_STEWARD : `Steward of ${group}`;
}

/**
 * The address by which an imported person is found again; nobody can be reached at it.
 *
 * A name that loses something when it is written as an address carries a digest, so that two names never share one.
 */
export function emailOf(name: string): string {
  const plain = /^[A-Za-z0-9 ]+$/.test(name) && name.length <= LONGEST_LOCAL_PART;
  const digest = createHash("sha256").update(name.toLowerCase()).digest("hex").slice(0, 16);
  return `${plain ? slugOf(name) : `${slugOf(name).slice(0, 40)}x${digest}`}@${DOMAIN}`;
}

/** The source's category and subcategory as tags, such as `category-55`. */
export function tagsOf(...names: readonly (string | null)[]): string[] {
  const tags = names.filter((name) => name !== null).map((name) => slugOf(name).slice(0, LONGEST_TAG));
  return [...new Set(tags.filter(isTag))].sort();
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
