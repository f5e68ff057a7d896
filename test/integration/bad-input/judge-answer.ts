import type { Answer } from "../../support/a-desk";
import type { Answered } from "../authority/ask-reads";
import type { BadValue } from "./bad-values";
import type { InputPath } from "./input-leaves";

const TYPED = ["BAD_USER_INPUT", "CURSOR_UNKNOWN", "LIMIT_BODY", "LIMIT_COST"];

/** What is wrong with the answer to a bad value, or `null`: it must be a typed refusal, told with its path where a scalar can tell; a cursor need not. */
export function findFault(answer: Answer<Answered>, path: InputPath, { told }: Pick<BadValue, "told">): string | null {
  const broken = findBreakage(answer);
  if (broken !== null) return broken;
  const [error] = answer.errors;
  if (error !== undefined) {
    if (!TYPED.includes(error.extensions.code)) return `refused as ${error.extensions.code}: ${error.message.slice(0, 200)}`;
    if (error.extensions.code !== "BAD_USER_INPUT") return null;
    if (told === "ANYWHERE" && /cursor/.test(error.message)) return null;
    return samePath(error.extensions.path, path)
      ? null
      : `told at ${JSON.stringify(error.extensions.path)}: ${error.message.slice(0, 200)}`;
  }
  if (told === "AT_THE_SCALAR") return `accepted at the scalar: ${JSON.stringify(answer.data).slice(0, 200)}`;
  return isNothing(answer.data) ? null : `answered ${JSON.stringify(answer.data).slice(0, 300)}`;
}

/** Whether an answer shows a bug of ours: a 5xx, a masked error, or an error without a code. */
export function findBreakage({ status, errors }: Answer<Answered>): string | null {
  const masked = errors.find(({ extensions }) => ["INTERNAL_SERVER_ERROR", "SERVICE_UNAVAILABLE", undefined].includes(extensions?.code));
  if (status >= 500 || masked !== undefined) return `broke with ${status}: ${JSON.stringify(errors).slice(0, 300)}`;
  return null;
}

// A list's entry is told at the list by itself where the value is no entry at all.
function samePath(told: unknown, path: InputPath): boolean {
  return JSON.stringify(told) === JSON.stringify(path);
}

/** Whether data is a refusal or says that there is nothing: `null`, an empty list, an empty page, a user error. */
function isNothing(data: unknown): boolean {
  if (data === null) return true;
  if (Array.isArray(data)) return data.every(isNothing);
  if (typeof data !== "object") return false;
  const object = data as Record<string, unknown>;
  if (Array.isArray(object.userErrors)) return object.userErrors.length > 0 && (object.event ?? null) === null;
  if (Array.isArray(object.nodes)) return object.nodes.length === 0;
  return Object.values(object).every(isNothing);
}
