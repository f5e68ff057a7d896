import { Field, ID, ObjectType } from "type-graphql";
import type { CaseFacts } from "../../domain/case-facts";
import type { CaseMoment } from "../../domain/history/case-as-of";
import type { EventId } from "../../domain/ids";
import { GraphQLInstant } from "../../graphql/scalars";
import { Case } from "../cases/case.type";
import { CaseStatuses, Priorities } from "../cases/case-codes.type";
import type { CaseRow } from "../cases/case-row.type";
import { Person } from "../people/person.type";

/** A past moment with the case it is of. */
export interface SnapshotRow extends CaseMoment {
  case: CaseRow;
  at: Date;
}

/** A case as it was. */
@ObjectType({ description: "A case as it was at an instant, folded from events that had happened by then; it holds no text." })
export class CaseSnapshot {
  @Field(() => Case, { description: "The case as it is now." }) case: CaseRow;
  @Field(() => GraphQLInstant, { description: "The instant; now, where a later one was asked for." }) at: Date;
  @Field(() => Person, { description: "The accountable person then." }) owner: Person;
  @Field(() => Person, { nullable: true, description: "Who held the owner's powers then." }) actingOwner: Person | null;
  @Field(() => Person, { description: "Who talked to the customer then." }) contactOwner: Person;
  @Field(() => Person, { description: "Who fixed it then." }) resolutionOwner: Person;
  @Field(() => [Person], { description: "Who helped or was kept informed then, former owners included." }) collaborators: Person[];
  @Field(() => CaseStatuses, { description: "Where it stood." }) status: CaseFacts["status"];
  @Field(() => Priorities, { description: "What it was worked on as." }) priority: CaseFacts["priority"];
  @Field(() => ID, { description: "The newest event that had happened by then." }) lastEventId: EventId;
}
