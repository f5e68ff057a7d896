import { isId } from "../../domain/ids";
import type { PersonStanding } from "../../domain/permissions";
import type { Services } from "../../graphql/context";
import { findTokenHolder } from "./person.store";

/**
 * The person a checked token names, by their id or their e-mail address; `null` where nobody active is named, or the token was revoked.
 *
 * Roles come from here, never from the token.
 */
export async function findViewer({ dataSource }: Services, subject: string, issuedAt: Date): Promise<PersonStanding | null> {
  const holder = await findTokenHolder(dataSource, isId("per", subject) ? { id: subject } : { email: subject.toLowerCase() });
  if (holder === null || !holder.standing.active || issuedAt < holder.tokensValidFrom) return null;
  return holder.standing;
}
