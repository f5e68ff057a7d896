import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Preview } from "../../graphql/preview.type";
import { GraphQLCode } from "../../graphql/scalars";
import { UserError } from "../../graphql/user-error.type";
import { Duty, DutyKinds } from "../absence/duty.type";
import { PersonDeactivated } from "../people/people-event.type";
import { Person } from "../people/person.type";
import { OwnershipChanged } from "./ownership-event.type";

/** Who takes one duty. */
@InputType({ description: "Who takes one duty; the duty is named by its kind and subject." })
export class HandoverInput {
  @Field(() => DutyKinds, { description: "Of which kind." }) kind: keyof typeof DutyKinds;
  @Field(() => ID, { description: "The case, the team whose queue it is, whose cover it is, or the task." }) subjectId: string;
  @Field(() => ID, { description: "Who takes it." }) toPersonId: string;
}

/** Who leaves for good. */
@InputType({ description: "Who leaves for good, and who takes each duty." })
export class DeactivatePersonInput {
  @Field(() => ID, { description: "Who leaves." }) personId: string;
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if they changed since." }) expectedRevision?: number;
  @Field(() => [HandoverInput], { defaultValue: [], description: "Who takes each duty." }) plan: HandoverInput[];
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input answer the same again." }) idempotencyKey?: string;
  @Field({ defaultValue: false, description: "Only say what would happen." }) dryRun: boolean;
}

/** The person, and every case that changed hands with them. */
@ObjectType({ description: "The person, and every case that changed hands with them." })
export class DeactivatePersonPayload {
  @Field(() => Person, { nullable: true, description: "The person as they are now; null where it was refused." }) person: Person | null;
  @Field(() => PersonDeactivated, { nullable: true, description: "What the log says." }) event: PersonDeactivated | null;
  @Field(() => [OwnershipChanged], { nullable: true, description: "Every case that changed hands with them." }) handedOver:
    | OwnershipChanged[]
    | null;
  @Field(() => Preview, { nullable: true, description: "What a dry run would have done." }) preview: Preview | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The person still holds things that the plan leaves out. */
@ObjectType({ implements: UserError, description: "The person still holds things that the plan leaves out (DUTIES_OUTSTANDING)." })
export class DutiesError extends UserError {
  @Field(() => [Duty], { description: "What they hold, the first hundred." }) outstanding: Duty[];
}
