import { type Context, viewerOf } from "../../graphql/context";
import type { Page } from "../../graphql/page.type";
import type { CaseRow } from "./case-row.type";
import { type CaseListQuestion, listCases } from "./list-cases.store";

/** One page of the cases the viewer asks for and may see. */
export function listCasesFor(context: Context, question: CaseListQuestion): Promise<Page<CaseRow>> {
  return listCases(context.services.dataSource, viewerOf(context), question);
}
