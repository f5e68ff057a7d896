import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DUTY_KINDS, type DutyKind, HANDOVER_WAYS } from "../../domain/absence";
import { enumOf } from "../../graphql/enum-of";

/** What somebody holds that may not be left behind. */
export const DutyKinds = enumOf(DUTY_KINDS);
/** Whether who takes a duty keeps it. */
export const HandoverWays = enumOf(HANDOVER_WAYS);
registerEnumType(DutyKinds, {
  name: "DutyKind",
  description:
    "What somebody holds that may not be left behind; a TASK, CONTACT_DELEGATION, TRANSFER_OFFER or PROPOSAL that no plan names ends with their leaving.",
});
registerEnumType(HandoverWays, {
  name: "HandoverWay",
  description: "Whether who takes a duty keeps it, or only acts until the absence ends.",
});

/** One thing somebody holds. */
@ObjectType({ description: "One thing somebody holds." })
export class Duty {
  @Field(() => DutyKinds, { description: "Of which kind." }) kind: DutyKind;
  @Field(() => ID, { description: "The case, the team whose queue it is, whose cover it is, or the task, delegation, offer or proposal." })
  subjectId: string;
}
