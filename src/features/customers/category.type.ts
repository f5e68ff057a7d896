import { Field, ObjectType } from "type-graphql";
import type { PersonId } from "../../domain/ids";
import { HANDLINGS } from "../../domain/ownership";
import { describeEnum } from "../../graphql/describe-enum";
import { GraphQLCode, GraphQLLine } from "../../graphql/scalars";
import type { CategoryRow } from "./category-row.type";

/** How far the first team goes. */
export const Handlings = describeEnum(
  "Handling",
  "How far the first team goes: owns and answers; owns and asks inside; or hands off, contact included.",
  HANDLINGS,
  {
    FRONTLINE:
      "The first team owns and answers. A new case is of support tier 1 unless somebody says otherwise; under the other two, of 2.",
    FRONTLINE_ASKS: "The first team owns and answers, and asks somebody inside for help or a decision; the contact stays.",
    INTERNAL: "The first team hands it off to who can do it, and the customer's contact goes along.",
  },
);
/** How far an automation may go. */
export const Automations = describeEnum(
  "Automation",
  "How far an automation may go: resolve, collect facts, or let a human go first. It tells an integration what is wanted, and gives no right.",
  ["MAY_RESOLVE", "MAY_COLLECT", "HUMAN_FIRST"],
  {
    MAY_RESOLVE: "It may answer and solve it without a person having looked.",
    MAY_COLLECT: "It may ask the customer for facts; a person answers.",
    HUMAN_FIRST: "It stays out until a person has answered: an outage, or an important customer.",
  },
);

/** What a case is about. */
@ObjectType({ description: "What a case is about, which decides who owns it and how it is handled." })
export class Category {
  @Field(() => GraphQLCode, { description: "What machines call it." }) key: string;
  @Field(() => GraphQLLine, { description: "What people call it." }) name: string;
  @Field(() => Handlings, { description: "How far the first team goes." }) handling: CategoryRow["handling"];
  @Field(() => Automations, { description: "How far an automation may go." }) automation: CategoryRow["automation"];
  ownerId: PersonId;
  backupIds: PersonId[];
}
