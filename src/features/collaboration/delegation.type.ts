import { Field, Int, ObjectType } from "type-graphql";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant } from "../../graphql/scalars";
import { Case } from "../cases/case.type";
import { Actor } from "../people/actor.type";
import { Person } from "../people/person.type";

/** One person may answer the customer of one case until a time. */
@ObjectType({ implements: Node, description: "One person may answer the customer of one case until a time; never passed on." })
export class ContactDelegation extends Node {
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => Case, { description: "The case." }) case: Case;
  @Field(() => Actor, { description: "Who may answer." }) delegate: object;
  @Field(() => Person, { description: "Who lets them." }) grantedBy: Person;
  @Field(() => GraphQLInstant, { description: "Since when." }) grantedAt: string;
  @Field(() => GraphQLInstant, { description: "When it ends by itself." }) until: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "When it ended: by time, by hand, or because the contact owner changed." })
  endedAt: string | null;
}
