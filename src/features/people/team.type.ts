import { Field, Int, ObjectType } from "type-graphql";
import { SHIFT_END_RULES, type ShiftEndRule } from "../../domain/absence";
import { OWNERSHIP_MODELS, type OwnershipModel } from "../../domain/case-facts";
import type { PersonId, TeamId } from "../../domain/ids";
import { describeEnum } from "../../graphql/describe-enum";
import { Node } from "../../graphql/node.type";
import { GraphQLLine } from "../../graphql/scalars";

/** How a case finds its owner. */
export const OwnershipModels = describeEnum(
  "OwnershipModel",
  "How a case finds its owner: a person at once, or a queue's steward until someone takes it. Where nobody is available it is the steward.",
  OWNERSHIP_MODELS,
  {
    INDIVIDUAL: "At once whoever of the team last began to own a case of this account, else as under TEAM.",
    QUEUE: "The queue's steward, untaken, until somebody takes it.",
    TEAM: "At once the least loaded available member of the team; reopened, it goes back to its last owner.",
    NEXT_AVAILABLE: "As TEAM, and the same again when it is reopened, whoever owned it last.",
  },
);

/** What becomes of an open case when its owner's shift ends. */
export const ShiftEndRules = describeEnum(
  "ShiftEndRule",
  "What becomes of an open case of severity CRITICAL or HIGH when its owner's shift ends, until their next one begins; every other case waits for them. Nobody stands in where nobody can.",
  SHIFT_END_RULES,
  {
    WAIT: "The owner's cover stands in on what is CRITICAL or HIGH; on every case an away notice for the customer is offered.",
    COVER: "The owner's cover stands in on what is CRITICAL or HIGH; no away notice is offered for it.",
    NEXT_AVAILABLE: "On what is CRITICAL or HIGH the least loaded member of the team who is at work stands in, else the owner's cover.",
  },
);

/** A group with one queue; never an owner. */
@ObjectType({ implements: Node, description: "A group with one queue; never an owner." })
export class Team extends Node {
  override id: TeamId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => GraphQLLine, { description: "Its name; one team per name." }) name: string;
  @Field(() => OwnershipModels, { description: "How its cases find their owner where no rule says otherwise." })
  defaultModel: OwnershipModel;
  @Field(() => ShiftEndRules, { description: "What becomes of an urgent open case when its owner's shift ends." }) atShiftEnd: ShiftEndRule;
  calendarId: string | null;
  queueStewardId: PersonId;
}
