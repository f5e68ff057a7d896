import type { PersonId } from "../../../src/domain/ids";
import type { AuthorityCell } from "../../decisions/read-authority";
import type { AuthorityWorld } from "./authority-world";
import type { StoodUp } from "./standing";

/** What a mutation is asked about: the world, the case where it has one, and who asks. */
export interface Asking {
  cell: AuthorityCell;
  world: AuthorityWorld;
  stood: StoodUp | null;
  me: PersonId | null;
  /** A number that no other cell has, for names and addresses. */
  index: number;
}

/** The inputs of some mutations, each right and complete, so that only authority decides. */
export type Inputs = { readonly [mutation: string]: (asking: Asking) => object | Promise<object> };

/** An instant that lies ahead of every test. */
export const FAR_AHEAD = "2190-01-01T00:00:00Z";

/** Why an owner changes, where the why does not matter. */
export const REASON = { code: "WORKLOAD" };

/** The case of the cell. */
export const caseId = ({ stood }: Asking): object => ({ caseId: stood?.caseId });
