import { Field, Int, ObjectType } from "type-graphql";
import type { RaciRole } from "../../domain/permissions";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant } from "../../graphql/scalars";
import { Actor } from "../people/actor.type";
import { Person } from "../people/person.type";
import { RaciRoles } from "./collaboration-codes.type";
import { Task } from "./task.type";

/** Someone who helps and never decides. */
@ObjectType({ implements: Node, description: "Someone who helps and never decides." })
export class Collaborator extends Node {
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => Person, { description: "Who helps." }) person: Person;
  @Field(() => RaciRoles, { description: "What they are for." }) role: RaciRole;
  @Field(() => Task, { nullable: true, description: "What they have still to do." }) task: Task | null;
  @Field(() => Actor, { description: "Who asked them; the system where a rule keeps them informed." }) addedBy: object;
  @Field(() => GraphQLInstant, { description: "Since when." }) addedAt: string;
  @Field({ description: "They owned it before, and stay informed until removed." }) formerOwner: boolean;
}
