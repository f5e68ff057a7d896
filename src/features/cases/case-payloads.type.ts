import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../graphql/user-error.type";
import { Case } from "./case.type";
import { CaseClassified, CaseStatusChanged, CaseTagged, NextStepSet } from "./case-event.type";

/** What every change of a case answers beside its event. */
@ObjectType()
abstract class CasePayload {
  @Field(() => Case, { nullable: true, description: "The case as it is now; null where it was refused." }) case: Case | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The classified case. */
@ObjectType({ description: "The classified case." })
export class ClassifyCasePayload extends CasePayload {
  @Field(() => CaseClassified, { nullable: true, description: "What the log says." }) event: CaseClassified | null;
}

/** The case in its status. */
@ObjectType({ description: "The case in its status." })
export class SetCaseStatusPayload extends CasePayload {
  @Field(() => CaseStatusChanged, { nullable: true, description: "What the log says." }) event: CaseStatusChanged | null;
}

/** The resolved case. */
@ObjectType({ description: "The resolved case." })
export class ResolveCasePayload extends CasePayload {
  @Field(() => CaseStatusChanged, { nullable: true, description: "What the log says." }) event: CaseStatusChanged | null;
}

/** The closed case. */
@ObjectType({ description: "The closed case." })
export class CloseCasePayload extends CasePayload {
  @Field(() => CaseStatusChanged, { nullable: true, description: "What the log says." }) event: CaseStatusChanged | null;
}

/** The tagged case. */
@ObjectType({ description: "The tagged case." })
export class TagCasePayload extends CasePayload {
  @Field(() => CaseTagged, { nullable: true, description: "What the log says." }) event: CaseTagged | null;
}

/** The case with its next step. */
@ObjectType({ description: "The case with its next step." })
export class SetNextStepPayload extends CasePayload {
  @Field(() => NextStepSet, { nullable: true, description: "What the log says." }) event: NextStepSet | null;
}
