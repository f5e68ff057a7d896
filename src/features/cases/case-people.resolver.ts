import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ContactId, PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { accountLoader } from "../customers/account.loader";
import { Account } from "../customers/account.type";
import { categoryLoader } from "../customers/category.loader";
import { Category } from "../customers/category.type";
import { contactLoader } from "../customers/contact.loader";
import { Contact } from "../customers/contact.type";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { teamLoader } from "../people/team.loader";
import { Team } from "../people/team.type";
import { Case } from "./case.type";
import type { CaseRow } from "./case-row.type";
import { NextStep } from "./next-step.type";

/** Who owns a case, who else has a part in it, and for whom it is. */
@Resolver(() => Case)
export class CasePeopleResolver {
  @FieldResolver(() => Person, { description: "The accountable person." })
  owner(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.ownerId);
  }

  @FieldResolver(() => Person, { description: "Who talks to the customer; the owner unless split." })
  contactOwner(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.contactOwnerId);
  }

  @FieldResolver(() => Person, { description: "Who fixes it; the owner unless split." })
  resolutionOwner(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.resolutionOwnerId);
  }

  @FieldResolver(() => Team, { description: "The team whose case it is." })
  team(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return teamLoader(context).load(row.teamId);
  }

  @FieldResolver(() => Category, { description: "What it is about." })
  category(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return categoryLoader(context).load(row.categoryKey);
  }

  @FieldResolver(() => Account, { nullable: true, description: "The customer." })
  account(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return row.accountId === null ? Promise.resolve(null) : accountLoader(context).load(row.accountId);
  }

  @FieldResolver(() => Contact, { nullable: true, description: "Who asks." })
  contact(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return row.contactId === null ? Promise.resolve(null) : contactLoader(context).load(row.contactId);
  }

  @FieldResolver(() => NextStep, { nullable: true, description: "Who must do what by when; never null while the case is open." })
  nextStep(@Root() row: CaseRow, @Ctx() context: Context): object | null {
    const { nextStepActorId: actorId, nextStepWhat: what, nextStepDueAt: dueAt } = row;
    if (actorId === null || what === null || dueAt === null) return null;
    const isContact = actorId.startsWith("con_");
    const actor = () => (isContact ? contactLoader(context).load(actorId as ContactId) : personLoader(context).load(actorId as PersonId));
    return { actor, what, dueAt };
  }
}
