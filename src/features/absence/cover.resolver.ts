import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { CoverStep as Step } from "../../domain/absence";
import type { CalendarId, PersonId, TeamId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { executeCommand } from "../../graphql/execute-command";
import { calendarLoader } from "../calendars/calendar.loader";
import { BusinessCalendar } from "../calendars/calendar.type";
import { personLoader } from "../people/person.loader";
import { teamLoader } from "../people/team.loader";
import { Team } from "../people/team.type";
import { SetCoverInput } from "./absence.inputs";
import { loadCover } from "./absence.loader";
import { CoverRule, CoverStep, SetCoverPayload } from "./absence.type";
import { setCover } from "./set-cover.command";

/** Sets who stands in. */
@Resolver()
export class CoverResolver {
  @Mutation(() => SetCoverPayload, { description: "Set who stands in for a person, or for whoever of a team has nobody of their own." })
  setCover(@Arg("input") input: SetCoverInput, @Ctx() context: Context): Promise<object> {
    return executeCommand(
      context,
      "setCover",
      input,
      (work) => setCover(work, input),
      (refs) => ({
        cover: () => ({ personId: refs.personId, teamId: refs.teamId }),
        event: () => eventLoader(context).load(refs.eventId),
      }),
    );
  }
}

/** Whose a standing cover is, and who stands in it. */
@Resolver(() => CoverRule)
export class CoverRuleResolver {
  @FieldResolver()
  person(@Root() rule: { personId: PersonId | null }, @Ctx() context: Context): Promise<object | null> {
    return rule.personId === null ? Promise.resolve(null) : personLoader(context).load(rule.personId);
  }

  @FieldResolver()
  team(@Root() rule: { teamId: TeamId | null }, @Ctx() context: Context): Promise<object | null> {
    return rule.teamId === null ? Promise.resolve(null) : teamLoader(context).load(rule.teamId);
  }

  @FieldResolver()
  async chain(@Root() rule: { personId: PersonId | null; teamId: TeamId | null }, @Ctx() context: Context): Promise<readonly Step[]> {
    return (await loadCover(context)).get(rule.personId ?? rule.teamId ?? "") ?? [];
  }
}

/** Who stands at one place of a cover. */
@Resolver(() => CoverStep)
export class CoverStepResolver {
  @FieldResolver()
  person(@Root() step: Step, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(step.personId);
  }
}

/** When a team works, and who stands in for its members. */
@Resolver(() => Team)
export class TeamCoverResolver {
  @FieldResolver(() => BusinessCalendar, { nullable: true, description: "The working hours of its members who have none of their own." })
  calendar(@Root() team: { calendarId: CalendarId | null }, @Ctx() context: Context): Promise<object | null> {
    return team.calendarId === null ? Promise.resolve(null) : calendarLoader(context).load(team.calendarId);
  }

  @FieldResolver(() => [CoverStep], { description: "Who stands in for whoever of the team has no available cover of their own." })
  async standingCover(@Root() team: { id: TeamId }, @Ctx() context: Context): Promise<readonly Step[]> {
    return (await loadCover(context)).get(team.id) ?? [];
  }
}
