import type { PersonId } from "../../domain/ids";
import type { Handling } from "../../domain/ownership";

/** A category as its row holds it. */
export interface CategoryRow {
  key: string;
  name: string;
  handling: Handling;
  automation: "MAY_RESOLVE" | "MAY_COLLECT" | "HUMAN_FIRST";
  ownerId: PersonId;
  backupIds: PersonId[];
}
