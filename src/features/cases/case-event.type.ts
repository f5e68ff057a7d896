import { Field, ObjectType } from "type-graphql";
import type { CaseFacts } from "../../domain/case-facts";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { GraphQLInstant } from "../../graphql/scalars";
import { CaseStatuses, Priorities, Severities } from "./case-codes.type";

/** The status moved. */
@ObjectType({ implements: DomainEvent, description: "The status moved, RESOLVED and CLOSED included." })
export class CaseStatusChanged extends DomainEvent {
  @Field(() => CaseStatuses, { description: "Where it stood." }) from: CaseFacts["status"];
  @Field(() => CaseStatuses, { description: "Where it stands." }) to: CaseFacts["status"];
}

/** The classification changed. */
@ObjectType({
  implements: DomainEvent,
  description:
    "Urgency, impact, workaround, priority, category, support tier, SLA tier, team or product line changed; `before` and `after` name which.",
})
export class CaseClassified extends DomainEvent {
  @Field(() => Severities, { nullable: true, description: "The severity, where it changed." }) severity: CaseFacts["severity"] | null;
  @Field(() => Priorities, { nullable: true, description: "The priority, where it changed." }) priority: CaseFacts["priority"] | null;
}

/** Tags were added or removed. */
@ObjectType({ implements: DomainEvent, description: "Tags were added or removed." })
export class CaseTagged extends DomainEvent {
  @Field(() => [String], { description: "What it carries now and did not." }) added: string[];
  @Field(() => [String], { description: "What it carried and does not now." }) removed: string[];
}

/** The next step was set. */
@ObjectType({ implements: DomainEvent, description: "The next step was set; its words lie on the case." })
export class NextStepSet extends DomainEvent {
  @Field(() => GraphQLInstant, { nullable: true, description: "By when, where that changed." }) dueAt: string | null;
}
