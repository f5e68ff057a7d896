import { Field, ObjectType } from "type-graphql";
import type { OwnershipReasonCode } from "../../domain/event";
import type { CaseId } from "../../domain/ids";
import { GraphQLInstant } from "../../graphql/scalars";
import { Person } from "../people/person.type";
import { OwnershipReasonCodes } from "./ownership-codes.type";

/** How a standing in began, as the log tells it; instants are ISO-8601 in UTC. */
export interface ActingStartRow {
  caseId: CaseId;
  since: string;
  because: OwnershipReasonCode;
}

/** A stand-in and when it ends. */
@ObjectType({ description: "A stand-in and when it ends." })
export class ActingOwnership {
  @Field(() => Person, { description: "Who holds the owner's powers." }) person: Person;
  @Field(() => GraphQLInstant, { description: "From this instant on." }) since: string;
  @Field(() => GraphQLInstant, { description: "Up to this instant; they then go back by themselves." }) until: string;
  @Field(() => OwnershipReasonCodes, { description: "Why." }) because: OwnershipReasonCode;
}
