const TAG = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** How many tags one case may carry. */
export const TAG_LIMIT = 30;

/** The tags of a case after a change, and what the change was. */
export interface TagChange {
  readonly tags: string[];
  readonly added: string[];
  readonly removed: string[];
}

/** Whether a text is a tag: 1 to 40 of a–z, 0–9, `_`, `-`, starting with a letter or digit. */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/**
 * The tags of a case once some are removed and then some added.
 *
 * They stand in the order of their codes, each once.  * A tag named on both sides is there afterwards. Nothing added and nothing removed means that nothing changes.
 */
export function changeTags(current: readonly string[], add: readonly string[], remove: readonly string[]): TagChange {
  const had = new Set(current);
  const has = new Set([...current.filter((tag) => !remove.includes(tag)), ...add]);
  const tags = [...has].sort();
  return { tags, added: tags.filter((tag) => !had.has(tag)), removed: [...had].filter((tag) => !has.has(tag)).sort() };
}

/** Whether these are more tags than one case may carry. */
export function exceedsTagLimit(tags: readonly string[]): boolean {
  return tags.length > TAG_LIMIT;
}
