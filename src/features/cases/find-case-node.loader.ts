import type { CaseId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { visibleCase } from "./case.loader";

/** A case as `node` answers it. */
export async function findCaseNode(context: Context, id: CaseId): Promise<object | null> {
  const row = await visibleCase(context, id);
  return row === null ? null : { __typename: "Case", ...row };
}
