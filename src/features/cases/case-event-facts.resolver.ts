import { FieldResolver, Resolver, Root } from "type-graphql";
import type { CaseFacts } from "../../domain/case-facts";
import type { StoredEvent } from "../../domain/event";
import { GraphQLInstant } from "../../graphql/scalars";
import { CaseStatuses, Priorities, Severities } from "./case-codes.type";
import { CaseClassified, CaseStatusChanged, CaseTagged, NextStepSet } from "./case-event.type";

const fact = (patch: StoredEvent["after"], name: string) => patch?.[name] ?? null;

/** Reads a status change's typed facts. */
@Resolver(() => CaseStatusChanged)
export class CaseStatusChangedResolver {
  @FieldResolver(() => CaseStatuses)
  from(@Root() event: StoredEvent): CaseFacts["status"] {
    return fact(event.before, "status") as CaseFacts["status"];
  }

  @FieldResolver(() => CaseStatuses)
  to(@Root() event: StoredEvent): CaseFacts["status"] {
    return fact(event.after, "status") as CaseFacts["status"];
  }
}

/** Reads a classification's typed facts. */
@Resolver(() => CaseClassified)
export class CaseClassifiedResolver {
  @FieldResolver(() => Severities, { nullable: true })
  severity(@Root() event: StoredEvent): unknown {
    return fact(event.after, "severity");
  }

  @FieldResolver(() => Priorities, { nullable: true })
  priority(@Root() event: StoredEvent): unknown {
    return fact(event.after, "priority");
  }
}

/** Reads a tagging's typed facts. */
@Resolver(() => CaseTagged)
export class CaseTaggedResolver {
  @FieldResolver(() => [String])
  added(@Root() event: StoredEvent): unknown {
    return fact(event.after, "added") ?? [];
  }

  @FieldResolver(() => [String])
  removed(@Root() event: StoredEvent): unknown {
    return fact(event.after, "removed") ?? [];
  }
}

/** Reads a next step's typed facts. */
@Resolver(() => NextStepSet)
export class NextStepSetResolver {
  @FieldResolver(() => GraphQLInstant, { nullable: true })
  dueAt(@Root() event: StoredEvent): unknown {
    return fact(event.after, "nextStepDueAt");
  }
}
