import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { CommandWork } from "../../db/run-command";
import type { StoredEvent } from "../../domain/event";
import type { AbsenceId } from "../../domain/ids";
import { type Context, viewerOf } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { EndAbsenceInput, RecordLeaveInput, SetAwayNowInput } from "./absence.inputs";
import { absenceLoader, findAbsenceNode, handoversLoader } from "./absence.loader";
import { Absence, AbsenceChanged, EndAbsencePayload, PlannedHandover, RecordLeavePayload, SetAwayNowPayload } from "./absence.type";
import type { AbsenceRow } from "./absence-row.type";
import { type AbsenceRefs, endAbsence } from "./end-absence.command";
import { recordLeave } from "./record-leave.command";
import { setAwayNow } from "./set-away-now.command";

function change(context: Context, operation: string, input: CommandInput, work: CommandWork<AbsenceRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    absence: () => absenceLoader(context).load(refs.absenceId),
    event: () => (refs.eventId === null ? null : eventLoader(context).load(refs.eventId)),
  }));
}

/** Being away, and what is known of it. */
@Resolver(() => Absence)
export class AbsenceResolver {
  @Mutation(() => RecordLeavePayload, {
    description: "Record a leave, which begins by itself; DUTIES_OUTSTANDING while the plan and the standing cover leave anything out.",
  })
  recordLeave(@Arg("input") input: RecordLeaveInput, @Ctx() context: Context): Promise<object> {
    return change(context, "recordLeave", input, (work) => recordLeave(work, context.services.dutyHolders, input));
  }

  @Mutation(() => SetAwayNowPayload, {
    description:
      "Say that somebody is away from now on; the standing cover acts for them at once, and halves of split cases go back to their owners.",
  })
  setAwayNow(@Arg("input") input: SetAwayNowInput, @Ctx() context: Context): Promise<object> {
    return change(context, "setAwayNow", input, (work) => setAwayNow(work, context.services.dutyHolders, input));
  }

  @Mutation(() => EndAbsencePayload, { description: "Call a leave off, or end an absence early; acting owners hand back." })
  endAbsence(@Arg("input") input: EndAbsenceInput, @Ctx() context: Context): Promise<object> {
    return change(context, "endAbsence", input, (work) => endAbsence(work, context.services.dutyHolders, input));
  }

  @FieldResolver(() => Person, { description: "Who is away." })
  person(@Root() absence: AbsenceRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(absence.personId);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who acts for everything the plan leaves out; null: the standing cover." })
  defaultTo(@Root() absence: AbsenceRow, @Ctx() context: Context): Promise<object | null> {
    return absence.defaultToId === null ? Promise.resolve(null) : personLoader(context).load(absence.defaultToId);
  }

  @FieldResolver()
  from(@Root() absence: AbsenceRow): Date {
    return absence.startsAt;
  }

  @FieldResolver()
  until(@Root() absence: AbsenceRow): Date {
    return absence.endsAt;
  }

  @FieldResolver(() => [PlannedHandover], {
    description: "Who takes, or took, what; to an external agent only that of their own absences.",
  })
  async plan(@Root() absence: AbsenceRow, @Ctx() context: Context): Promise<object[]> {
    const viewer = viewerOf(context);
    if (viewer.external && viewer.id !== absence.personId) return [];
    const handovers = await handoversLoader(context).load(absence.id);
    return handovers.map(({ kind, subjectId, toPersonId, way, handedAt }) => ({
      duty: { kind, subjectId },
      to: () => personLoader(context).load(toPersonId),
      way,
      handedAt,
    }));
  }
}

/** The absence that an event is about. */
@Resolver(() => AbsenceChanged)
export class AbsenceChangedResolver {
  @FieldResolver(() => Absence, { description: "The absence as it is now." })
  absence(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findAbsenceNode(context, event.after?.absenceId as AbsenceId);
  }

  @FieldResolver()
  step(@Root() event: StoredEvent): string {
    return String(event.after?.step);
  }
}
