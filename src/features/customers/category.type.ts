import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { PersonId } from "../../domain/ids";
import { HANDLINGS } from "../../domain/ownership";
import { enumOf } from "../../graphql/enum-of";
import { GraphQLCode, GraphQLLine } from "../../graphql/scalars";
import type { CategoryRow } from "./category-row.type";

/** How far the first team goes. */
export const Handlings = enumOf(HANDLINGS);
/** How far an automation may go. */
export const Automations = enumOf(["MAY_RESOLVE", "MAY_COLLECT", "HUMAN_FIRST"] as const);
registerEnumType(Handlings, {
  name: "Handling",
  description: "How far the first team goes: owns and answers; owns and asks inside; or hands off, contact included.",
});
registerEnumType(Automations, {
  name: "Automation",
  description: "How far an automation may go: resolve, collect facts, or let a human go first.",
});

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
