import { Field, ID, ObjectType } from "type-graphql";
import { DUTY_KINDS, type DutyKind, HANDOVER_WAYS } from "../../domain/absence";
import { describeEnum } from "../../graphql/describe-enum";

/** What somebody holds that may not be left behind. */
export const DutyKinds = describeEnum(
  "DutyKind",
  "What somebody holds that may not be left behind; half of a split case that no plan names goes back to the owner, and a TASK, CONTACT_DELEGATION, TRANSFER_OFFER or PROPOSAL ends with their leaving.",
  DUTY_KINDS,
  {
    OWNERSHIP: "A case that they own; it always needs somebody who owns it, or acts, in their place.",
    ACTING_OWNERSHIP: "A case on which they stand in for an owner who is away too; somebody else does then, until the same end.",
    CONTACT_OWNERSHIP: "Talking to the customer of a split case that another owns; goes back to the owner where no plan names somebody.",
    RESOLUTION_OWNERSHIP: "Fixing a split case that another owns; goes back to the owner where no plan names somebody.",
    QUEUE_STEWARDSHIP: "A queue whose steward they are; stays with them through an afternoon away.",
    COVER: "A standing cover that names them alone; in the way of leaving for good, and of nothing else.",
    TASK: "An open task that was given to them; one that no plan names is GIVEN_BACK.",
    CONTACT_DELEGATION: "The leave to answer a customer; it passes on to nobody, and ends.",
    TRANSFER_OFFER: "A case that was offered to them; the offer passes on to nobody, and is withdrawn.",
    PROPOSAL: "A proposal that waits for them, or proposes them as owner; it goes with the case, and what nobody can answer is overtaken.",
  },
);
/** Whether who takes a duty keeps it. */
export const HandoverWays = describeEnum(
  "HandoverWay",
  "Whether who takes a duty keeps it, or only acts until the absence ends.",
  HANDOVER_WAYS,
  {
    SUCCESSOR: "They keep it: a case is theirs from then on. Everything but a case passes on in this way.",
    ACTING: "They hold the owner's powers until the absence ends, which then go back by themselves; only a case can be acted for.",
  },
);

/** One thing somebody holds. */
@ObjectType({ description: "One thing somebody holds." })
export class Duty {
  @Field(() => DutyKinds, { description: "Of which kind." }) kind: DutyKind;
  @Field(() => ID, { description: "The case, the team whose queue it is, whose cover it is, or the task, delegation, offer or proposal." })
  subjectId: string;
}
