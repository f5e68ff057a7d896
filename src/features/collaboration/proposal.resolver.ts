import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { rawCaseLoader } from "../cases/case.loader";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { categoryLoader } from "../customers/category.loader";
import { Category } from "../customers/category.type";
import { Actor } from "../people/actor.type";
import { findActor } from "../people/find-actor.loader";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { ContactDelegation } from "./delegation.type";
import type { DelegationRow } from "./delegation-row.type";
import { Proposal } from "./proposal.type";
import type { ProposalRow } from "./proposal-row.type";

/** Who proposes what; a proposal is found only through a case the viewer may see. */
@Resolver(() => Proposal)
export class ProposalResolver {
  @FieldResolver(() => Case)
  case(@Root() row: ProposalRow, @Ctx() context: Context): Promise<CaseRow | null> {
    return rawCaseLoader(context).load(row.caseId);
  }

  @FieldResolver(() => Actor)
  proposedBy(@Root() row: ProposalRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.proposedBy);
  }

  @FieldResolver(() => Category, { nullable: true })
  category(@Root() row: ProposalRow, @Ctx() context: Context): Promise<object | null> {
    return row.categoryKey === null ? Promise.resolve(null) : categoryLoader(context).load(row.categoryKey);
  }

  @FieldResolver(() => Person, { nullable: true })
  owner(@Root() row: ProposalRow, @Ctx() context: Context): Promise<object | null> {
    return row.ownerId === null ? Promise.resolve(null) : personLoader(context).load(row.ownerId);
  }

  @FieldResolver(() => Actor, { nullable: true })
  decidedBy(@Root() row: ProposalRow, @Ctx() context: Context): Promise<object> | null {
    return row.decidedBy === null ? null : findActor(context, row.decidedBy);
  }
}

/** Who may answer for whom; a delegation is found only through a case the viewer may see. */
@Resolver(() => ContactDelegation)
export class ContactDelegationResolver {
  @FieldResolver(() => Case)
  case(@Root() row: DelegationRow, @Ctx() context: Context): Promise<CaseRow | null> {
    return rawCaseLoader(context).load(row.caseId);
  }

  @FieldResolver(() => Actor)
  delegate(@Root() row: DelegationRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.delegateId);
  }

  @FieldResolver(() => Person)
  grantedBy(@Root() row: DelegationRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.grantedBy);
  }
}
