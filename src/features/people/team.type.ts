import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { SHIFT_END_RULES, type ShiftEndRule } from "../../domain/absence";
import { OWNERSHIP_MODELS, type OwnershipModel } from "../../domain/case-facts";
import type { PersonId, TeamId } from "../../domain/ids";
import { enumOf } from "../../graphql/enum-of";
import { Node } from "../../graphql/node.type";
import { GraphQLLine } from "../../graphql/scalars";

/** How a case finds its owner. */
export const OwnershipModels = enumOf(OWNERSHIP_MODELS);
registerEnumType(OwnershipModels, {
  name: "OwnershipModel",
  description: "How a case finds its owner: a person at once, or a queue's steward until someone takes it.",
});

/** What becomes of an open case when its owner's shift ends. */
export const ShiftEndRules = enumOf(SHIFT_END_RULES);
registerEnumType(ShiftEndRules, {
  name: "ShiftEndRule",
  description:
    "What becomes of an urgent open case when its owner's shift ends: WAIT and COVER let the cover stand in, WAIT offers an away notice too, NEXT_AVAILABLE asks who is at work.",
});

/** A group with one queue; never an owner. */
@ObjectType({ implements: Node, description: "A group with one queue; never an owner." })
export class Team extends Node {
  override id: TeamId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => GraphQLLine, { description: "Its name; one team per name." }) name: string;
  @Field(() => OwnershipModels, { description: "How its cases find their owner where no rule says otherwise." })
  defaultModel: OwnershipModel;
  @Field(() => ShiftEndRules, { description: "What becomes of an open case when its owner's shift ends." }) atShiftEnd: ShiftEndRule;
  calendarId: string | null;
  queueStewardId: PersonId;
}
